import type { RecordRef } from '../change.ts';
import { getObjectType, type ObjectType } from '../object-type.ts';
import { compareIds } from '../records/record-store.ts';
import type { AssociationType } from './association-types.ts';

/** The types of one association as they are stored: category and id, seen from the first record. */
export type LinkKey = `${AssociationType['category']}:${number}`;

export interface StoredLink {
  from: string;
  to: string;
  types: LinkKey[];
}

/** Which record is associated with which. Both sides are stored, each with its own type ids. */
export interface LinkStore {
  typesBetween(from: RecordRef, to: RecordRef): readonly LinkKey[];
  /** In the order of ids; those of archived records included. */
  listFrom(from: RecordRef, to: ObjectType): { id: string; types: readonly LinkKey[] }[];
  /** No types: no association. */
  put(from: RecordRef, to: RecordRef, types: readonly AssociationType[]): void;
  isUsed(type: AssociationType): boolean;
  dump(): StoredLink[];
  load(links: readonly StoredLink[]): void;
}

export function createLinkStore(touched: () => void): LinkStore {
  const links = new Map<string, Map<string, readonly LinkKey[]>>();
  const putOneWay = (from: string, to: string, types: readonly LinkKey[]) => {
    const targets = links.get(from) ?? new Map<string, readonly LinkKey[]>();
    links.set(from, targets);
    if (types.length > 0) targets.set(to, types);
    else targets.delete(to);
  };
  return {
    typesBetween: (from, to) => links.get(keyOf(from))?.get(keyOf(to)) ?? [],
    listFrom(from, to) {
      const prefix = `${to.name}/`;
      return [...(links.get(keyOf(from)) ?? [])]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, types]) => ({ id: key.slice(prefix.length), types }))
        .sort((a, b) => compareIds(a.id, b.id));
    },
    put(from, to, types) {
      putOneWay(keyOf(from), keyOf(to), types.map(linkKeyOf));
      putOneWay(
        keyOf(to),
        keyOf(from),
        types.map(({ category, inverseTypeId }) => `${category}:${inverseTypeId}` as const),
      );
      touched();
    },
    isUsed(type) {
      const key = linkKeyOf(type);
      for (const [from, targets] of links) {
        if (!from.startsWith(`${type.from}/`)) continue;
        for (const [to, types] of targets) if (to.startsWith(`${type.to}/`) && types.includes(key)) return true;
      }
      return false;
    },
    dump: () =>
      [...links].flatMap(([from, targets]) => [...targets].map(([to, types]) => ({ from, to, types: [...types] }))),
    load(stored) {
      for (const { from, to, types } of stored) putOneWay(from, to, types);
    },
  };
}

export function linkKeyOf({ category, typeId }: Pick<AssociationType, 'category' | 'typeId'>): LinkKey {
  return `${category}:${typeId}`;
}

function keyOf({ type, id }: RecordRef): string {
  return `${getObjectType(type.name).name}/${id}`;
}
