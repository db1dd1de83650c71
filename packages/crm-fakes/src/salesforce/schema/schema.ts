import type { ChildRelationship, SObject } from './sobject.ts';

export interface Schema {
  objects: readonly SObject[];
  findObject(name: string): SObject | undefined;
  getObject(name: string): SObject;
  findByKeyPrefix(prefix: string): SObject | undefined;
  childRelationships(of: SObject): ChildRelationship[];
}

export function createSchema(objects: readonly SObject[]): Schema {
  const byName = new Map(objects.map((object) => [object.name.toLowerCase(), object]));
  const byPrefix = new Map(objects.filter((object) => !object.virtual).map((object) => [object.keyPrefix, object]));
  const findObject = (name: string) => byName.get(name.toLowerCase());
  return {
    objects,
    findObject,
    getObject: (name) => {
      const object = findObject(name);
      if (!object) throw new Error(`the org has no object ${name}`);
      return object;
    },
    findByKeyPrefix: (prefix) => byPrefix.get(prefix),
    childRelationships: (of) =>
      objects.flatMap((child) =>
        [...child.fields.values()]
          .filter((field) => field.referenceTo.includes(of.name))
          .map((field) => ({ name: field.childRelationshipName, child, field })),
      ),
  };
}
