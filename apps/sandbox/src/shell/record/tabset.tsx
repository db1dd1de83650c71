import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { PageComponent, PageItem } from '../../metadata/lightning-page.ts';
import { PageItems } from './page-items.tsx';

/** Flexipages name Salesforce's own tab titles by key. */
const STANDARD_TITLES: Record<string, string> = {
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.relatedLists': 'Related',
  'Standard.Tab.activity': 'Activity',
};

export function Tabset({ tabs }: { tabs: PageItem[] }) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const components = tabs.filter((tab): tab is PageComponent => tab.kind === 'component');
  const [chosen, setChosen] = useState(
    () => (components.find((tab) => tab.properties.active === 'true') ?? components[0])?.id,
  );
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const place = components.findIndex((tab) => tab.id === chosen);
    const next = components[(place + step + components.length) % components.length];
    if (!next) return;
    setChosen(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div className="slds-card shell-tabset">
      <div className="slds-tabs_default__nav" role="tablist" ref={list}>
        {components.map((tab) => (
          <div
            key={tab.id}
            className={`slds-tabs_default__item ${tab.id === chosen ? 'slds-is-active' : ''}`}
            role="presentation"
          >
            <button
              type="button"
              role="tab"
              id={`${id}-${tab.id}`}
              data-tab={tab.id}
              aria-controls={`${id}-panel`}
              aria-selected={tab.id === chosen}
              tabIndex={tab.id === chosen ? 0 : -1}
              className="slds-tabs_default__link shell-tab"
              onClick={() => setChosen(tab.id)}
              onKeyDown={move}
            >
              {STANDARD_TITLES[tab.properties.title ?? ''] ?? tab.properties.title ?? 'Tab'}
            </button>
          </div>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${chosen}`} className="slds-p-around_medium">
        <PageItems items={components.find((tab) => tab.id === chosen)?.facets.body ?? []} />
      </div>
    </div>
  );
}
