import type { StoredRecord } from './record-store.ts';

/** Which records have which value of a property, whatever the case; each property is looked through once, when it is first asked for. */
export interface ValueIndex {
  /** Archived ones among them. */
  find(name: string, value: string): Iterable<string>;
  replaced(before: StoredRecord | undefined, after: StoredRecord): void;
}

export function createValueIndex(list: () => Iterable<StoredRecord>): ValueIndex {
  const indexes = new Map<string, Map<string, Set<string>>>();
  const add = (index: Map<string, Set<string>>, { id, properties }: StoredRecord, name: string) => {
    const value = properties[name]?.toLowerCase();
    if (value === undefined) return;
    const ids = index.get(value) ?? new Set<string>();
    index.set(value, ids.add(id));
  };
  const indexOf = (name: string) => {
    const known = indexes.get(name);
    if (known) return known;
    const index = new Map<string, Set<string>>();
    for (const record of list()) add(index, record, name);
    indexes.set(name, index);
    return index;
  };
  return {
    find: (name, value) => indexOf(name).get(value.toLowerCase()) ?? [],
    replaced(before, after) {
      for (const [name, index] of indexes) {
        const value = before?.properties[name]?.toLowerCase();
        if (before && value !== undefined) index.get(value)?.delete(before.id);
        add(index, after, name);
      }
    },
  };
}
