import { findLink } from '@tierline/db/record-link';
import type { CrmKind, CrmOrganization } from '@tierline/domain/crm';
import { PREFERRED_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { splitNames } from '@tierline/domain/field-mapping/split-names';
import { createNameLookup } from './contract-names.ts';
import type { Told } from './plan/told-values.ts';
import { toOrganizationId } from './references.ts';
import type { SeenRecord } from './seen.ts';
import type { TakeContext } from './take-context.ts';
import { mappingsOf, type Terms } from './terms.ts';

/** The CRM's own name of the field in which the preferred second partner stands by name; null: it is a lookup. */
export const fieldOfPreferredName = (terms: Terms, crm: CrmKind): string | null =>
  terms.preferredByName.has(crm) ? (mappingsOf(terms, crm, 'organization').get(PREFERRED_KEY)?.field ?? null) : null;

/** Whom a record prefers, in our ids; null where it does not tell. Of a list of names the first one counts. */
export async function toldPreferred(
  { scope, crm, terms }: Pick<TakeContext, 'scope' | 'crm' | 'terms'>,
  record: CrmOrganization,
  seen: SeenRecord | null,
): Promise<Told | null> {
  const field = fieldOfPreferredName(terms, crm);
  if (field !== null) {
    const raw = record.fields?.[field];
    return raw ? byName({ scope, crm }, raw) : null;
  }
  const { preferredId } = record;
  if (preferredId === null) return { values: [] };
  const known = seen?.preferredCrmId === preferredId ? seen.fields[PREFERRED_KEY] : undefined;
  if (known) return { values: [...known] };
  const id = await toOrganizationId(scope, crm, preferredId, null);
  return { values: id === null ? [] : [id] };
}

/** The same of what a field of names holds. Whoever it names that nobody knows is told of as a value that leads nowhere. */
export async function byName(
  { scope, crm }: Pick<TakeContext, 'scope' | 'crm'>,
  raw: readonly string[],
): Promise<Told> {
  const [name] = splitNames(raw);
  if (name === undefined) return { values: [] };
  const lookup = createNameLookup(scope, crm);
  const named = await lookup.idOf(await lookup.keyOf(name));
  // A list of choices may show names and hold ids.
  const id = named ?? (await findLink(scope, crm, 'organization', name))?.id;
  return id === undefined ? { unmapped: [name] } : { values: [id] };
}
