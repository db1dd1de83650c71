import { GALLERY } from '@tierline/blocks/gallery';
import { PageExtension } from '../extension/page-extension.tsx';
import { context } from '../platform/context.ts';
import { PageLink } from '../ui/page-link.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Where HubSpot would draw a card that is as wide as a scene is here: one in a sidebar has its tables as tiles. */
const locationHere = (): string => (window.innerWidth < 600 ? 'crm.record.sidebar' : 'crm.record.tab');

/** Every kind of block in each of its states, drawn by the extension's own renderer, each scene in a worker of its own. */
export function GalleryPage() {
  useTitle('Block gallery');
  const location = locationHere();
  return (
    <>
      <h1 className="shell-title">Every block, in each of its states</h1>
      {context.salesforcePages ? (
        <p className="shell-title__more">
          <PageLink to="/gallery/beside">Beside Salesforce’s</PageLink>
        </p>
      ) : null}
      <div className="shell-gallery">
        {GALLERY.map(({ id, title, open }) => (
          <section
            key={id}
            className="shell-card"
            data-scene={id}
            data-waits={open === 'never' || undefined}
            aria-labelledby={`scene-${id}`}
          >
            <h2 id={`scene-${id}`}>{title}</h2>
            <PageExtension bundle={context.gallery} location={location} title={title} variables={{ scene: id }} />
          </section>
        ))}
      </div>
    </>
  );
}
