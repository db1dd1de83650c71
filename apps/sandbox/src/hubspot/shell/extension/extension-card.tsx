import { useCallback } from 'react';
import type { OverlayStore } from '../../components/overlay-store.ts';
import type { CardPlace } from '../../pages/context.ts';
import { context } from '../platform/context.ts';
import type { RecordStore } from '../record/record-store.ts';
import { toCardContext } from './extension-context.ts';
import { ExtensionView } from './extension-view.tsx';
import { hostCalls } from './host-calls.ts';
import { platformActions } from './platform-actions.ts';
import { recordActions } from './record-actions.ts';

/** An app's card on a record's page, in HubSpot's frame. */
export function ExtensionCard({ card, store }: { card: CardPlace; store: RecordStore }) {
  const start = useCallback(
    (overlays: OverlayStore) => {
      const { actions, close } = recordActions(store);
      return {
        api: { context: toCardContext(card, store), actions: { ...platformActions(overlays), ...actions } },
        host: hostCalls(store),
        close,
      };
    },
    [card, store],
  );
  // The same card may stand in the middle and in the sidebar at once.
  const name = card.location === 'crm.record.sidebar' ? `${card.name} in the sidebar` : card.name;
  return (
    <section className="shell-card" aria-label={name} data-card={card.uid}>
      <h2>{card.name}</h2>
      <ExtensionView bundle={card.bundle} start={start} />
      <p className="shell-card__origin">Powered by {context.app.name}</p>
    </section>
  );
}
