import type { ObjectType, ObjectTypeName } from '../object-type.ts';
import type { Property, PropertyGroup } from './property.ts';
import { companyProperties } from './standard/companies.ts';
import { contactProperties } from './standard/contacts.ts';
import { dealProperties } from './standard/deals.ts';
import { leadProperties } from './standard/leads.ts';

export interface StoredSchema {
  /** Only what differs from a new account. */
  properties: Record<string, Property[]>;
  groups: Record<string, PropertyGroup[]>;
}

/** The properties of each object type: HubSpot's own, and those that somebody has added. */
export interface Schema {
  /** Archived ones included. */
  list(type: ObjectType): Property[];
  /** Null for one that does not exist or is archived. */
  find(type: ObjectType, name: string): Property | null;
  put(type: ObjectType, property: Property): void;
  listGroups(type: ObjectType): PropertyGroup[];
  putGroup(type: ObjectType, group: PropertyGroup): void;
  dump(): StoredSchema;
  load(stored: StoredSchema): void;
}

const standardGroups: Record<ObjectTypeName, PropertyGroup> = {
  contacts: { name: 'contactinformation', label: 'Contact information', displayOrder: 0, archived: false },
  companies: { name: 'companyinformation', label: 'Company information', displayOrder: 0, archived: false },
  deals: { name: 'dealinformation', label: 'Deal information', displayOrder: 0, archived: false },
  leads: { name: 'lead_information', label: 'Lead information', displayOrder: 0, archived: false },
};

export function createSchema(currencies: readonly string[], touched: () => void): Schema {
  const byName = <T extends { name: string }>(items: readonly T[]) => new Map(items.map((item) => [item.name, item]));
  const properties: Record<ObjectTypeName, Map<string, Property>> = {
    contacts: byName(contactProperties),
    companies: byName(companyProperties),
    deals: byName(dealProperties(currencies)),
    leads: byName(leadProperties),
  };
  const groups = Object.fromEntries(
    Object.entries(standardGroups).map(([type, group]) => [type, byName([group])]),
  ) as Record<ObjectTypeName, Map<string, PropertyGroup>>;

  return {
    list: (type) => [...properties[type.name].values()],
    find(type, name) {
      const property = properties[type.name].get(name);
      return property && !property.archived ? property : null;
    },
    put(type, property) {
      properties[type.name].set(property.name, property);
      touched();
    },
    listGroups: (type) => [...groups[type.name].values()],
    putGroup(type, group) {
      groups[type.name].set(group.name, group);
      touched();
    },
    dump: () => ({
      properties: mapValues(properties, (each) =>
        [...each.values()].filter(({ updatedAt }) => updatedAt !== undefined),
      ),
      groups: mapValues(groups, (each) => [...each.values()]),
    }),
    load(stored) {
      for (const [type, list] of Object.entries(stored.properties)) {
        for (const property of list) properties[type as ObjectTypeName].set(property.name, property);
      }
      for (const [type, list] of Object.entries(stored.groups)) {
        for (const group of list) groups[type as ObjectTypeName].set(group.name, group);
      }
    },
  };
}

function mapValues<T, U>(record: Record<string, T>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
