import type { PageComponent, PageItem } from '../../metadata/lightning-page.ts';
import { RecordField } from '../fields/record-field.tsx';
import { ExtensionComponent } from './extension-component.tsx';
import { FieldSection } from './field-section.tsx';
import { Highlights } from './highlights.tsx';
import { RelatedLists } from './related-lists.tsx';
import { Tabset } from './tabset.tsx';

/** Draws what stands in a region or facet of a flexipage, in its order. */
export function PageItems({ items }: { items: PageItem[] }) {
  return (
    <>
      {items.map((item) =>
        item.kind === 'field' ? (
          <RecordField key={item.id} field={item} />
        ) : (
          <Component key={item.id} component={item} />
        ),
      )}
    </>
  );
}

function Component({ component }: { component: PageComponent }) {
  if (component.name.startsWith('c:')) return <ExtensionComponent component={component} />;
  switch (component.name) {
    case 'force:highlightsPanel':
      return <Highlights />;
    case 'flexipage:tabset':
      return <Tabset tabs={component.facets.tabs ?? []} />;
    case 'flexipage:fieldSection':
      return <FieldSection section={component} />;
    case 'flexipage:column':
      return (
        <div className="shell-column">
          <PageItems items={component.facets.body ?? []} />
        </div>
      );
    case 'force:relatedListContainer':
      return <RelatedLists />;
    default:
      return <Placeholder name={component.name} />;
  }
}

/** A standard component that the sandbox has no look-alike of: named, so that nobody takes the gap for a fault. */
function Placeholder({ name }: { name: string }) {
  return (
    <div className="shell-placeholder">
      <code>{name}</code> stands here in a real org.
    </div>
  );
}
