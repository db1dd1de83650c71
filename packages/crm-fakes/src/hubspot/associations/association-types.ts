import { getObjectType, type ObjectType, type ObjectTypeName } from '../object-type.ts';

export type AssociationCategory = 'HUBSPOT_DEFINED' | 'USER_DEFINED';

/** One way in which a record may stand to another, seen from one side; the other side sees its `inverseTypeId`. */
export interface AssociationType {
  category: AssociationCategory;
  typeId: number;
  inverseTypeId: number;
  from: ObjectTypeName;
  to: ObjectTypeName;
  kind: 'unlabelled' | 'primary' | 'label';
  /** Null for the unlabelled type. */
  label: string | null;
  /** The internal name of a label of one's own. */
  name: string | null;
}

export interface NewLabel {
  name: string;
  label: string;
  inverseLabel: string | null;
}

export interface AssociationTypes {
  list(from: ObjectType, to: ObjectType): AssociationType[];
  find(from: ObjectTypeName, to: ObjectTypeName, category: string, typeId: number): AssociationType | undefined;
  ofKind(from: ObjectTypeName, to: ObjectTypeName, kind: 'unlabelled' | 'primary'): AssociationType | undefined;
  /** The new type in both directions, that of the caller first. */
  add(from: ObjectType, to: ObjectType, label: NewLabel): [AssociationType, AssociationType];
  rename(type: AssociationType, label: string, inverseLabel: string | undefined): void;
  remove(type: AssociationType): void;
  dump(): AssociationType[];
  load(labels: readonly AssociationType[]): void;
}

/**
 * Ids of HubSpot's own types in both directions ("Associate records": association type ID values). That of the
 * company or contact to whose lead it is primary is not in that list; it is taken to be the number beside it.
 */
const standardTypes: readonly [ObjectTypeName, ObjectTypeName, 'unlabelled' | 'primary', number, number][] = [
  ['contacts', 'contacts', 'unlabelled', 449, 449],
  ['contacts', 'companies', 'unlabelled', 279, 280],
  ['contacts', 'companies', 'primary', 1, 2],
  ['companies', 'companies', 'unlabelled', 450, 450],
  ['deals', 'contacts', 'unlabelled', 3, 4],
  ['deals', 'companies', 'unlabelled', 341, 342],
  ['deals', 'companies', 'primary', 5, 6],
  ['deals', 'deals', 'unlabelled', 451, 451],
  ['leads', 'contacts', 'unlabelled', 608, 609],
  ['leads', 'contacts', 'primary', 578, 579],
  ['leads', 'companies', 'unlabelled', 610, 611],
  ['leads', 'companies', 'primary', 580, 581],
  ['leads', 'deals', 'unlabelled', 1037, 1038],
  ['leads', 'deals', 'primary', 582, 583],
];

/** The one label that HubSpot itself has between companies, under another number and name from either side. */
const parentOf: AssociationType = {
  ...{ category: 'HUBSPOT_DEFINED', typeId: 13, inverseTypeId: 14, from: 'companies', to: 'companies', kind: 'label' },
  ...{ label: 'Child Company', name: 'parent_to_child_company' },
};
export const childOf: AssociationType = {
  ...invert(parentOf),
  ...{ label: 'Parent Company', name: 'child_to_parent_company' },
};

export function createAssociationTypes(touched: () => void): AssociationTypes {
  const standard: AssociationType[] = standardTypes.flatMap(([from, to, kind, typeId, inverseTypeId]) => {
    const label = kind === 'primary' ? 'Primary' : null;
    const forth = { category: 'HUBSPOT_DEFINED' as const, typeId, inverseTypeId, from, to, kind, label, name: null };
    return from === to ? [forth] : [forth, invert(forth)];
  });
  const types = [...standard, parentOf, childOf];
  const own = () => types.filter(({ category }) => category === 'USER_DEFINED');
  /** Ids of labels are counted apart, so that they may be the same as those of HubSpot's own types. */
  const nextTypeId = () => Math.max(0, ...own().map(({ typeId }) => typeId)) + 1;
  const between = (from: ObjectTypeName, to: ObjectTypeName) =>
    types.filter((type) => type.from === from && type.to === to);

  return {
    list: (from, to) => between(from.name, to.name),
    find: (from, to, category, typeId) =>
      between(from, to).find((type) => type.category === category && type.typeId === typeId),
    ofKind: (from, to, kind) => between(from, to).find((type) => type.kind === kind),
    add(from, to, { name, label, inverseLabel }) {
      const typeId = nextTypeId();
      const isSymmetric = from.name === to.name && inverseLabel === null;
      const forth: AssociationType = {
        category: 'USER_DEFINED',
        typeId,
        inverseTypeId: isSymmetric ? typeId : typeId + 1,
        from: from.name,
        to: to.name,
        kind: 'label',
        label,
        name,
      };
      const back = { ...invert(forth), label: inverseLabel ?? label };
      types.push(...(isSymmetric ? [forth] : [forth, back]));
      touched();
      return [forth, back];
    },
    rename(type, label, inverseLabel) {
      type.label = label;
      const inverse = types.find((each) => isInverse(each, type));
      if (inverse && inverse !== type) inverse.label = inverseLabel ?? label;
      touched();
    },
    remove(type) {
      const gone = types.filter((each) => each === type || isInverse(each, type));
      for (const each of gone) types.splice(types.indexOf(each), 1);
      touched();
    },
    dump: () => own().map((type) => ({ ...type })),
    load: (labels) => void types.push(...labels.map((type) => ({ ...type }))),
  };
}

function invert(type: AssociationType): AssociationType {
  return { ...type, typeId: type.inverseTypeId, inverseTypeId: type.typeId, from: type.to, to: type.from };
}

function isInverse(a: AssociationType, b: AssociationType): boolean {
  return a.category === b.category && a.typeId === b.inverseTypeId && a.from === b.to && a.to === b.from;
}

/** `DEAL_TO_COMPANY`, as webhooks name it. */
export function directionOf({ from, to }: AssociationType): string {
  return `${getObjectType(from).singular}_to_${getObjectType(to).singular}`.toUpperCase();
}
