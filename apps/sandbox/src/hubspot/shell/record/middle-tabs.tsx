import { useState } from 'react';
import { ExtensionCard } from '../extension/extension-card.tsx';
import { context } from '../platform/context.ts';
import { AllProperties } from './all-properties.tsx';
import type { RecordStore } from './record-store.ts';

const OVERVIEW = 'overview';

/** HubSpot's tabs in the middle of a record's page: its own first, then one for each card that the app places there. */
export function MiddleTabs({ store }: { store: RecordStore }) {
  const cards = context.cards.filter(
    ({ location, objectTypes }) => location === 'crm.record.tab' && objectTypes.includes(store.type.name),
  );
  const [open, setOpen] = useState(() => new URLSearchParams(location.search).get('tab') ?? OVERVIEW);
  const card = cards.find(({ uid }) => uid === open);
  const tabs = [{ uid: OVERVIEW, name: 'Overview' }, ...cards];
  const shown = card?.uid ?? OVERVIEW;
  return (
    <>
      <div role="tablist" aria-label="Record" className="shell-tabs">
        {tabs.map(({ uid, name }, place) => (
          <button
            key={uid}
            type="button"
            role="tab"
            id={`tab-${uid}`}
            aria-selected={uid === shown}
            aria-controls="middle-panel"
            tabIndex={uid === shown ? 0 : -1}
            onClick={() => setOpen(uid)}
            onKeyDown={({ key }) => {
              const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
              const next = step === undefined ? undefined : tabs.at((place + step) % tabs.length);
              if (!next) return;
              setOpen(next.uid);
              document.getElementById(`tab-${next.uid}`)?.focus();
            }}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="middle-panel" aria-labelledby={`tab-${shown}`}>
        {card ? <ExtensionCard card={card} store={store} /> : <AllProperties store={store} />}
      </div>
    </>
  );
}
