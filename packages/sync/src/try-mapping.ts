import { listContactsById } from '@tierline/db/contact';
import { listContractsOfPartner } from '@tierline/db/contract';
import { listOrganizationsById } from '@tierline/db/organization';
import { findCrmId, findLink } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmContact, CrmKind, CrmOrganization, SyncedObject } from '@tierline/domain/crm';
import { type Converted, toTheirs, toTransformed } from '@tierline/domain/field-mapping/convert';
import { CONTRACTS_KEY, type FieldMapping, PREFERRED_KEY } from '@tierline/domain/field-mapping/field-mapping';
import type { FieldPlan } from '@tierline/domain/field-mapping/plan-field';
import { isSame } from '@tierline/domain/field-mapping/same-values';
import { splitNames } from '@tierline/domain/field-mapping/split-names';
import { type Led, resolveNames } from './contract-names.ts';
import type { DeliveryContext } from './delivery.ts';
import { loadPlaces, type Place } from './places.ts';
import { planRecord } from './plan/plan-record.ts';
import { type Told, toldByContact, toldByOrganization } from './plan/told-values.ts';
import { byName, fieldOfPreferredName } from './preferred.ts';
import { toOpenWrite } from './reading.ts';
import { fromSeen } from './seen.ts';
import { seenOf } from './seen-source.ts';
import { loadTerms, mappingsOf, policyOf, type Terms } from './terms.ts';
import { contactValue, organizationValue } from './values-here.ts';

/** What a mapping makes of one field of one record, hop by hop; nothing is saved and nothing written. */
export interface MappingTrial {
  /** As the CRM calls the record. */
  name: string;
  crmId: string;
  /** What the CRM's field holds; null: the record carries no such field. */
  raw: readonly string[] | null;
  transformed: readonly string[];
  /** In Tierline's words, or what leads nowhere; null: nothing is told of it. */
  told: Told | null;
  /** Names or ids of the CRM that lead to no organization. */
  unresolved: readonly string[];
  /** What Tierline holds; ids, of fields that lead to other records. */
  held: readonly string[];
  /** What the CRM was last seen to hold, in Tierline's words; null: it never told. */
  seen: readonly string[] | null;
  decision: FieldPlan['kind'] | 'unmapped' | 'in_flight' | 'left_alone';
  /** What would be written there; null where nothing is. */
  written: Converted | null;
}

export interface TrialOf {
  object: SyncedObject;
  recordId: string;
  key: string;
}

/** Keys that lead to other records: what they name is found by links, not by a map of values. */
export const isReference = (key: string): key is 'contracts' | 'preferred' =>
  key === CONTRACTS_KEY || key === PREFERRED_KEY;

/**
 * Reads a record from its CRM and says what `mappings`, which need not be saved, make of one of its fields. Null when the
 * CRM does not have it. Rejects with a `CrmFailure` when the CRM does not answer.
 */
export async function tryMapping(
  { db, crms, now }: DeliveryContext,
  tenantId: string,
  crm: CrmKind,
  { object, recordId, key }: TrialOf,
  mappings: readonly FieldMapping[],
): Promise<MappingTrial | null> {
  const scope: Scope = { db, tenantId };
  const crmId = await findCrmId(scope, crm, object, recordId);
  if (crmId === null) return null;
  const terms = await loadTerms(scope, { crm, mappings });
  const mapping = mappingsOf(terms, crm, object).get(key);
  const readAt = now();
  const adapter = await crms.get(tenantId, crm);
  const record = await adapter.find(object, crmId, mapping ? [mapping.field] : []);
  if (!record) return null;
  const place = await loadPlace(scope, crm, object, crmId);
  const reading = { record, readAt };
  if (object === 'organization' && isReference(key)) {
    const led = fromSeen(place?.link?.seen ?? null)?.led ?? {};
    const of = { crm, key, recordId, held: place?.held(key) ?? [], led };
    // A field that is tried and not saved is none that the adapter reads by itself.
    const isByName = key === PREFERRED_KEY && fieldOfPreferredName(terms, crm) !== null;
    const isTried = mapping !== undefined && (isByName || mapping.field !== adapter.organizationField(key));
    const named = isTried ? (record.fields?.[mapping.field] ?? []) : namedBy(key, record as CrmOrganization);
    const hops = isByName ? await referByName(scope, of, named) : await refer(scope, of, named);
    return { name: record.name, crmId, ...hops, ...decide(terms, { crm, object, key }, { ...hops, place }, reading) };
  }
  const all =
    object === 'organization'
      ? toldByOrganization(terms, crm, record as CrmOrganization)
      : toldByContact(terms, crm, record as CrmContact);
  const raw = mapping ? (record.fields?.[mapping.field] ?? null) : null;
  const hops = {
    ...{ raw, transformed: mapping && raw ? toTransformed(mapping, raw) : [], unresolved: [] },
    ...{ told: all.get(key) ?? null, held: place?.held(key) ?? [] },
  };
  return { name: record.name, crmId, ...hops, ...decide(terms, { crm, object, key }, { ...hops, place }, reading) };
}

interface KnownPlace extends Pick<Place<unknown>, 'link' | 'open' | 'leftThere'> {
  held(key: string): readonly string[];
}

async function loadPlace(scope: Scope, crm: CrmKind, object: SyncedObject, crmId: string): Promise<KnownPlace | null> {
  if (object === 'contact') {
    const place = (await loadPlaces(scope, crm, object, [crmId], listContactsById)).get(crmId);
    const row = place?.before;
    return place ? { ...place, held: (key) => (row ? contactValue(row, key) : []) } : null;
  }
  const place = (await loadPlaces(scope, crm, object, [crmId], listOrganizationsById)).get(crmId);
  const row = place?.before;
  return place ? { ...place, held: (key) => (row ? organizationValue(row, key) : []) } : null;
}

interface Known extends Pick<MappingTrial, 'told' | 'held'> {
  place: KnownPlace | null;
}

/** Names of second partners, or the id of the preferred one. */
function namedBy(key: string, { contractNames, preferredId }: CrmOrganization): readonly string[] {
  if (key === CONTRACTS_KEY) return contractNames;
  return preferredId === null ? [] : [preferredId];
}

interface Referring {
  crm: CrmKind;
  key: string;
  recordId: string;
  held: readonly string[];
  led: Led;
}

/** Whom a field means that names other organizations. */
async function refer(
  scope: Scope,
  { crm, key, recordId, held, led }: Referring,
  raw: readonly string[],
): Promise<Pick<MappingTrial, 'raw' | 'transformed' | 'told' | 'unresolved' | 'held'>> {
  if (key === PREFERRED_KEY) {
    const [first] = raw;
    const id = first === undefined ? null : ((await findLink(scope, crm, 'organization', first))?.id ?? null);
    const told = { values: id === null ? [] : [id] };
    return { raw, transformed: raw, told, unresolved: id === null ? raw : [], held };
  }
  const named = await resolveNames(scope, crm, recordId, raw, led);
  const standing = (await listContractsOfPartner(scope, recordId)).filter(({ endedAt }) => endedAt === null);
  const idsOf = (list: readonly { secondPartnerId: string | null }[]) => [
    ...new Set(list.flatMap(({ secondPartnerId }) => secondPartnerId ?? [])),
  ];
  const unresolved = named.filter(({ secondPartnerId }) => secondPartnerId === null).map(({ name }) => name);
  return { raw, transformed: raw, told: { values: idsOf(named) }, unresolved, held: idsOf(standing) };
}

/** The same of the preferred one where it stands by name. */
async function referByName(scope: Scope, { crm, held }: Referring, raw: readonly string[]) {
  const told = await byName({ scope, crm }, raw);
  return { raw, transformed: splitNames(raw).slice(0, 1), told, unresolved: told.unmapped ?? [], held };
}

function decide(
  terms: Terms,
  { crm, object, key }: { crm: CrmKind; object: SyncedObject; key: string },
  { told, held, place }: Known,
  reading: { record: CrmOrganization | CrmContact; readAt: string },
): Pick<MappingTrial, 'seen' | 'decision' | 'written'> {
  const isRead = place?.link?.modifiedAt != null;
  const by = { terms, crm, object, seen: isRead ? fromSeen(place?.link?.seen ?? null) : null };
  const seen = seenOf(by, new Map(told ? [[key, told]] : []))(key);
  const policy = policyOf(terms, crm, object, key);
  if (!policy || !told) return { seen, decision: 'left_alone', written: null };
  const write = place?.open.find((each) => each.crm === crm && each.target === key && each.state === 'pending');
  const open = write ? toOpenWrite(write, reading) : null;
  const plan = planRecord({
    told: new Map([[key, told]]),
    ours: () => held,
    seen: () => seen,
    agreed: place?.link?.agreed ?? {},
    pending: () => open,
    leftThere: () => (place?.leftThere ?? []).filter(({ target }) => target === key).map(({ desired }) => desired),
    policy: () => policy,
    modifiedAt: reading.record.modifiedAt,
  });
  if (plan.unmapped.length > 0) return { seen, decision: 'unmapped', written: null };
  if (open?.isAhead) return { seen, decision: 'in_flight', written: null };
  const kind = plan.outcomes[0]?.plan.kind ?? (isSame(held, told.values ?? []) ? 'agree' : 'keep');
  const mapping = mappingsOf(terms, crm, object).get(key);
  const wish = kind === 'write' ? held : kind === 'wait' ? (open?.desired ?? null) : null;
  const written = mapping && wish && !isReference(key) ? toTheirs(mapping, wish) : null;
  return { seen, decision: kind, written };
}
