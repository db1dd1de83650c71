import { retain } from '@remote-ui/rpc';
import { messageOf } from '../platform/hubspot-api.ts';
import type { Properties, RecordStore } from '../record/record-store.ts';
import { showAlert } from '../ui/alerts.tsx';

type Names = readonly string[] | '*';
type Heard = (changed: Properties, error?: { message: string }) => void;

/** The actions that a record's page adds. Listeners live as long as the extension. */
export function recordActions(store: RecordStore) {
  const listening = new Set<() => void>();
  const actions = {
    fetchCrmObjectProperties: async (names: Names) => store.pick(names),
    refreshObjectProperties: () => {
      store.refresh().catch((error: unknown) => showAlert({ type: 'danger', message: messageOf(error) }));
    },
    onCrmPropertiesUpdate: (names: Names, heard: Heard) => {
      retain(heard);
      let before = store.pick(names);
      listening.add(
        store.subscribe(() => {
          const now = store.pick(names);
          const changed = Object.entries(now).filter(([name, value]) => before[name] !== value);
          before = now;
          if (changed.length > 0) heard(Object.fromEntries(changed));
        }),
      );
    },
  };
  return {
    actions,
    close: () => {
      for (const stop of listening) stop();
      listening.clear();
    },
  };
}
