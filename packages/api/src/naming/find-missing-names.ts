import { listTenantConnections } from '@tierline/db/connection';
import { listActive } from '@tierline/db/organization';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';
import { CONTRACTS_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { listOffered } from '@tierline/domain/field-mapping/own-values';
import { toNameKey } from '@tierline/domain/organization';
import { toNameThere } from '@tierline/sync/contract-names';
import { findField, loadMapped, type Mapped } from '../mapping/load-mapped.ts';

/** Second partners that are looked at; more names than that no list of values has. */
const MOST = 2_000;
const SHOWN = 10;
/** Of those whose names here are not offered, how many are looked up there. */
const LOOKED_AT = 200;

export interface MissingNames {
  crm: CrmKind;
  /** What people call the field. */
  field: string;
  /** As the CRM spells them. */
  names: string[];
  /** How many more there are, about. */
  more: number;
}

/** Of each connected CRM whose contract field lacks names. */
export async function findMissingNames(scope: Scope): Promise<MissingNames[]> {
  const found: MissingNames[] = [];
  for (const { crm, disconnectedAt } of await listTenantConnections(scope)) {
    if (disconnectedAt !== null) continue;
    const mapped = await loadMapped(scope, { crm, object: 'organization', draft: [], dropped: [], revision: null });
    const missing = mapped && (await findMissingIn(scope, mapped));
    if (missing) found.push(missing);
  }
  return found;
}

/** Second partners whose names the contract field does not offer, so that nobody can choose them there; null: none. */
export async function findMissingIn(scope: Scope, mapped: Mapped): Promise<MissingNames | null> {
  const mapping = mapped.mappings.find(({ key }) => key === CONTRACTS_KEY);
  const field = mapping && findField(mapped.fields, mapping.field);
  if (mapped.object !== 'organization' || !field || mapping?.direction === 'excluded') return null;
  // A list that nobody keeps takes any name, and offers none.
  if (!field.restricted && listOffered(field).length === 0) return null;
  const offered = new Set(listOffered(field).flatMap(({ value, label }) => [toNameKey(value), toNameKey(label)]));
  const unknown = (await listActive(scope, 'partner_2', MOST)).filter(({ nameKey }) => !offered.has(nameKey));
  // The CRM's own people may spell them in another way.
  const names: string[] = [];
  for (const { id } of unknown.slice(0, LOOKED_AT)) {
    if (names.length === SHOWN) break;
    const name = await toNameThere(scope, mapped.crm, id);
    if (name !== null && !offered.has(toNameKey(name))) names.push(name);
  }
  const more = names.length === SHOWN ? unknown.length - SHOWN : 0;
  return names.length === 0 ? null : { crm: mapped.crm, field: field.label, names, more };
}
