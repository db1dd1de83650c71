import { useId, useState } from 'react';
import type { PageComponent } from '../../metadata/lightning-page.ts';
import { Icon } from '../ui/icon.tsx';
import { PageItems } from './page-items.tsx';

export function FieldSection({ section }: { section: PageComponent }) {
  const [open, setOpen] = useState(true);
  const id = useId();
  return (
    <section className={`slds-section ${open ? 'slds-is-open' : ''}`}>
      <h2 className="slds-section__title">
        <button
          type="button"
          className="slds-button slds-section__title-action"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Icon
            name="utility:switch"
            className="slds-section__title-action-icon slds-button__icon slds-button__icon_left"
          />
          <span className="slds-truncate">{section.properties.label}</span>
        </button>
      </h2>
      <div id={id} className="shell-section" hidden={!open}>
        <PageItems items={section.facets.columns ?? []} />
      </div>
    </section>
  );
}
