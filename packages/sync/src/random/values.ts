import type { SyncedObject } from '@tierline/domain/crm';
import type { Draws } from './draws.ts';
import { CONTACTS, DISTRIBUTORS, PARTNERS } from './people.ts';

export interface FieldOf {
  object: SyncedObject;
  handle: string;
  key: string;
}

/** Of companies whose type is changed the contracts come and go with it. */
export const TURNED = 'P1';

const PARTNER_KEYS = [
  ...['name', 'name', 'status', 'region', 'region', 'product_lines', 'tier', 'contracts', 'contracts', 'preferred'],
  ...['website', 'website'],
];
const CONTACT_KEYS = ['first_name', 'last_name', 'email', 'phone', 'title', 'role', 'status'];

/** Which field somebody changes, and what he puts there; `unique` is in what is free text, so that it tells whose it is. */
export function drawEdit(draws: Draws, unique: string, how: 'edit' | 'decide'): FieldOf & { words: readonly string[] } {
  const object: SyncedObject = draws.chance(0.7) ? 'organization' : 'contact';
  if (object === 'contact') {
    const handle = draws.pick([...CONTACTS, 'M0']);
    const key = draws.pick(how === 'edit' ? [...CONTACT_KEYS, 'organization'] : CONTACT_KEYS);
    return { object, handle, key, words: drawWords(draws, handle, key, unique) };
  }
  if (draws.chance(0.08)) {
    const handle = draws.pick(DISTRIBUTORS);
    const key = draws.pick(['region', 'tier', 'website']);
    return { object, handle, key, words: drawWords(draws, handle, key, unique) };
  }
  const handle = draws.pick([...PARTNERS, 'P0', 'P0', 'N0']);
  const key = handle === TURNED && draws.chance(0.1) ? 'account_type' : draws.pick(PARTNER_KEYS);
  return { object, handle, key, words: drawWords(draws, handle, key, unique) };
}

function drawWords(draws: Draws, handle: string, key: string, unique: string): readonly string[] {
  const spaces = () => (draws.chance(0.25) ? ' ' : '');
  switch (key) {
    case 'name':
    case 'last_name':
      return [`${handle} ${spaces()}${unique}${spaces()}`];
    case 'account_type':
      return [draws.pick(['partner', 'partner_2'])];
    case 'status':
      return [draws.pick(handle.startsWith('C') || handle.startsWith('M') ? CONTACT_STATUSES : STATUSES)];
    case 'product_lines':
      return [...draws.some(['a', 'b', 'c']), ...(draws.chance(0.5) ? [unique] : [])];
    case 'contracts':
      return draws.some(DISTRIBUTORS);
    case 'preferred':
      return draws.chance(0.2) ? [] : [draws.pick(DISTRIBUTORS)];
    case 'organization':
      return draws.chance(0.15) ? [] : [draws.pick(PARTNERS)];
    case 'role':
      return draws.chance(0.2) ? [] : [draws.pick(['Executive', 'Manager', 'Sales'])];
    case 'email':
      return draws.chance(0.15) ? [] : [`${handle}.${unique}@Example.com`];
    case 'title':
      return draws.chance(0.15) ? [] : [`Chief ${spaces()}${unique}${spaces()}`];
    default:
      return draws.chance(0.15) ? [] : [unique];
  }
}

const STATUSES = ['Active Partner', 'Prospective Partner', 'Inactive Partner', 'Active Partner (Deleted)'];
const CONTACT_STATUSES = ['Contact', 'Contact', 'Contact (Deleted)'];
