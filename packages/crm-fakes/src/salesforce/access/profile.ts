import type { SObject } from '../schema/sobject.ts';

export const profiles = [
  'System Administrator',
  'Standard User',
  'Read Only',
  'Minimum Access - Salesforce',
  'Minimum Access - API Only Integrations',
] as const;

export type ProfileName = (typeof profiles)[number];

export interface ObjectAccess {
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
}

export const noAccess: ObjectAccess = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};

const readOnly: ObjectAccess = { ...noAccess, read: true };
const standard: ObjectAccess = { ...readOnly, create: true, edit: true, delete: true };
export const everything: ObjectAccess = { ...standard, viewAll: true, modifyAll: true };

/** What a profile grants before any permission set; custom objects and fields come by permission sets alone. */
export function profileObjectAccess(profile: ProfileName, object: SObject): ObjectAccess {
  if (object.setup) return readOnly;
  if (profile === 'System Administrator') return everything;
  if (object.custom) return noAccess;
  if (profile === 'Standard User') return standard;
  return profile === 'Read Only' ? readOnly : noAccess;
}

export function profileFieldAccess(profile: ProfileName, custom: boolean): { read: boolean; edit: boolean } {
  if (profile === 'System Administrator') return { read: true, edit: true };
  if (custom) return { read: false, edit: false };
  return { read: profile === 'Standard User' || profile === 'Read Only', edit: profile === 'Standard User' };
}
