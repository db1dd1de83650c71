import { createContext, useContext, useEffect, useState } from 'react';

export interface ShownProperty {
  name: string;
  label: string;
  /** As a person reads it. */
  text: string;
}

export interface ShownAssociation {
  id: string;
  name: string;
  labels: string[];
  path: string;
}

/** What HubSpot's own CRM components ask the page for. */
export interface RecordAccess {
  properties(names: readonly string[]): ShownProperty[];
  associations(objectTypeId: string): Promise<ShownAssociation[]>;
  /** The stages of the record's pipeline, in order. */
  stages(): { label: string; current: boolean }[];
  subscribe(listener: () => void): () => void;
}

/** Null where there is no record: on a settings page, in the gallery. */
export const CurrentRecord = createContext<RecordAccess | null>(null);

export function useCurrentRecord(): RecordAccess | null {
  const record = useContext(CurrentRecord);
  const [, redraw] = useState(0);
  useEffect(() => record?.subscribe(() => redraw((times) => times + 1)), [record]);
  return record;
}

export function useAssociated(objectTypeId: string): ShownAssociation[] | null {
  const record = useContext(CurrentRecord);
  const [found, setFound] = useState<ShownAssociation[] | null>(null);
  useEffect(() => {
    let wanted = true;
    record?.associations(objectTypeId).then(
      (list) => wanted && setFound(list),
      () => wanted && setFound([]),
    );
    return () => {
      wanted = false;
    };
  }, [record, objectTypeId]);
  return found;
}
