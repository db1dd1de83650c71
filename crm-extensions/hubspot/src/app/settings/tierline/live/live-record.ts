import type { RecordRef, Snapshot } from '../screen-client.js';
import { hasMoved, type Properties, STAMP, toSnapshot, unread } from './record-state.ts';

/** What a record page lends to an extension ("UI extensions SDK: Actions", CRM property actions). */
export interface RecordActions {
  fetchCrmObjectProperties(names: string[]): Promise<Properties>;
  /** There is no way to stop listening. */
  onCrmPropertiesUpdate(names: string[], heard: (changed: Properties, error?: { message: string }) => void): void;
}

/** The record of the page: its newest known state, and word of every change to what is watched. */
export function createLiveRecord(record: RecordRef, actions: RecordActions, moved: (now: Snapshot) => void) {
  let state = unread(record);
  let watch: readonly string[] = [];
  let newest = 0;
  let isClosed = false;

  /** The newest reading counts. `changed` came with the page's own word, and is no older than what is read after it. */
  async function read(changed: Properties = {}): Promise<Snapshot | undefined> {
    newest += 1;
    const mine = newest;
    const found = await fetched([...watch, STAMP]);
    if (mine !== newest || isClosed) return undefined;
    return toSnapshot(state, watch, { ...found, ...changed });
  }

  /** A page that does not answer leaves the fields unknown; the server reads the record by itself. */
  async function fetched(names: string[]): Promise<Properties> {
    try {
      return await actions.fetchCrmObjectProperties(names);
    } catch {
      return {};
    }
  }

  async function heard(changed: Properties) {
    const now = await read(changed);
    if (!now) return;
    const before = state;
    state = now;
    if (hasMoved(before, now)) moved(now);
  }

  return {
    snapshot: () => state,
    /** Reads the fields of `names`, and follows them from now on. */
    async follow(names: readonly string[]) {
      watch = names;
      if (names.length > 0) {
        actions.onCrmPropertiesUpdate([...names, STAMP], (changed, error) => {
          if (!error && !isClosed) void heard(changed);
        });
      }
      state = (await read()) ?? state;
    },
    close() {
      isClosed = true;
    },
  };
}
export type LiveRecord = ReturnType<typeof createLiveRecord>;
