import type { AssociationType } from './associations/association-types.ts';
import type { ObjectType } from './object-type.ts';

export interface RecordRef {
  type: ObjectType;
  id: string;
}

/** Something that was committed, as webhooks tell it. */
export type Change =
  | { kind: 'creation' | 'deletion' | 'restore'; record: RecordRef }
  | { kind: 'propertyChange'; record: RecordRef; name: string; value: string | null }
  | { kind: 'merge'; record: RecordRef; primaryId: string; mergedIds: readonly string[]; propertiesMoved: number }
  | { kind: 'associationChange'; from: RecordRef; to: RecordRef; association: AssociationType; removed: boolean };
