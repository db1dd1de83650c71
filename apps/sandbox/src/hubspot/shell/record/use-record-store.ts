import { useEffect, useState, useSyncExternalStore } from 'react';
import { messageOf } from '../platform/hubspot-api.ts';
import type { ObjectType } from '../platform/object-types.ts';
import { RecordStore } from './record-store.ts';

type State = { status: 'loading' } | { status: 'ready'; store: RecordStore } | { status: 'failed'; message: string };

export function useRecordStore(type: ObjectType, id: string): State {
  const [state, setState] = useState<State>({ status: 'loading' });
  useEffect(() => {
    let wanted = true;
    const store = new RecordStore(type, id);
    const show = (next: State) => wanted && setState(next);
    setState({ status: 'loading' });
    store.refresh().then(
      (found) => show(found ? { status: 'ready', store } : { status: 'failed', message: 'There is no such record.' }),
      (error: unknown) => show({ status: 'failed', message: messageOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [type, id]);
  return state;
}

export const useProperties = (store: RecordStore) => useSyncExternalStore(store.subscribe, () => store.properties);
