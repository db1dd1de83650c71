import { useCallback, useId } from 'react';
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
  const heading = useId();
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
  return (
    <section className="shell-card" aria-labelledby={heading} data-card={card.uid}>
      <h2 id={heading}>{card.name}</h2>
      <ExtensionView bundle={card.bundle} start={start} />
      <p className="shell-card__origin">Powered by {context.app.name}</p>
    </section>
  );
}
