import { GALLERY } from '@tierline/blocks/gallery';
import { LightningWebComponent } from '../record/extension-component.tsx';
import { useTitle } from '../ui/use-title.ts';
import { toGalleryRecordId } from './gallery-gateway.ts';

/** Every kind of block in each of its states, drawn by the extension's own components. */
export function GalleryPage() {
  useTitle('Block gallery');
  return (
    <>
      <h1 className="slds-text-heading_medium slds-m-bottom_medium">Every block, in each of its states</h1>
      <div className="shell-gallery">
        {GALLERY.map((scene) => (
          <section
            key={scene.id}
            data-scene={scene.id}
            data-waits={scene.open === 'never' || undefined}
            aria-labelledby={`scene-${scene.id}`}
          >
            <h2 id={`scene-${scene.id}`} className="slds-text-title slds-m-bottom_xx-small">
              {scene.title}
            </h2>
            <LightningWebComponent
              name="tierlineScreen"
              properties={{ screen: scene.id, recordId: toGalleryRecordId(scene) }}
            />
          </section>
        ))}
      </div>
    </>
  );
}
