import type { Crm, CrmDeal, CrmKind, CrmOrganization, CrmRecords } from '@tierline/domain/crm';
import { CrmFailure } from '@tierline/domain/crm';
import type { OrganizationField } from '@tierline/domain/organization-field';

/** A CRM of one deal and a few distributors in memory, for histories of thousands of steps; the fakes serve all else. */
export interface SmallCrm {
  crm: Crm;
  /** Somebody sets the field, or clears it, on the record's page. */
  edit(secondPartnerId: string | null): void;
  /** The next write fails: before it was carried out, or after. */
  failNext(when: 'before' | 'after'): void;
  value(): string | null;
  /** Every value that the field took, when, and whether a person or Tierline put it there; oldest first. */
  changes: { at: string; value: string | null; by: 'person' | 'tierline' }[];
  writes(): number;
  /** The company records, and a change to one of them on its page. */
  company(id: string): CrmOrganization;
  editCompany(id: string, change: Partial<CrmOrganization>): void;
  companyWrites(): number;
  /** The fields that company records have from now on. */
  fields: OrganizationField[];
}

export const DEAL = 'deal';
export const PARTNER = 'partner';

export function createSmallCrm(kind: CrmKind, distributors: readonly string[], now: () => string): SmallCrm {
  const start = now();
  let deal: CrmDeal = {
    ...{ id: DEAL, name: 'Core switches', modifiedAt: start, modifiedBy: 'Ann', deleted: false },
    ...{ customerId: null, customerName: 'City of Leipzig', partnerId: PARTNER, partnerName: 'Brightline' },
    ...{ secondPartnerId: null, secondPartnerName: null, stage: 'Open', open: true, amount: null },
    ...{ ownerName: null, convertedToId: null },
  };
  const company = (id: string, type: 'Partner' | 'Distributor'): CrmOrganization => ({
    ...{ id, name: id, modifiedAt: start, modifiedBy: 'Ann', deleted: false, inSync: true, accountType: type },
    ...{ status: `Active ${type}`, contractNames: type === 'Partner' ? [...distributors] : [], preferredId: null },
    values: {},
  });
  let companies = [company(PARTNER, 'Partner'), ...distributors.map((id) => company(id, 'Distributor'))];
  const fields: OrganizationField[] = [];
  const records = {
    get organization() {
      return companies;
    },
    get deal() {
      return [deal];
    },
    lead: [],
    contact: [],
  };
  const changes: SmallCrm['changes'] = [];
  let failure: 'before' | 'after' | null = null;
  let writes = 0;
  let companyWrites = 0;
  const findCompany = (id: string) => {
    const found = companies.find((each) => each.id === id);
    if (!found) throw new CrmFailure('not_found', `no company ${id}`);
    return found;
  };
  const putCompany = (id: string, change: Partial<CrmOrganization>, by: 'person' | 'tierline') => {
    const changed = { ...findCompany(id), ...change, modifiedAt: now(), modifiedBy: by };
    companies = companies.map((each) => (each.id === id ? changed : each));
    return changed;
  };
  const put = (value: string | null, by: 'person' | 'tierline') => {
    deal = { ...deal, secondPartnerId: value, secondPartnerName: value, modifiedAt: now(), modifiedBy: by };
    changes.push({ at: deal.modifiedAt, value, by });
  };
  const crm = {
    kind,
    snapshots: 'vouched',
    async *list(object, { since }) {
      const all = records[object] as CrmRecords[typeof object][];
      yield { records: all.filter(({ modifiedAt }) => !since || modifiedAt >= since), after: null };
    },
    findMany: async (object, ids) =>
      (records[object] as CrmRecords[typeof object][]).filter(({ id }) => ids.includes(id)),
    find: async (object, id) => (records[object] as CrmRecords[typeof object][]).find((each) => each.id === id) ?? null,
    async writeSecondPartner(_object, _id, value) {
      writes += 1;
      const fails = failure;
      failure = null;
      if (fails !== 'before') put(value, 'tierline');
      if (fails) throw new CrmFailure('unavailable', 'no answer');
      return deal;
    },
    describeOrganizationFields: async () => fields,
    async writeMany(_object, writes) {
      return writes.map(({ id, write }) => {
        const { contractNames, preferredId, accountType, values = {}, fields: raw = {} } = write;
        companyWrites += 1;
        const fails = failure;
        failure = null;
        const company = findCompany(id ?? '');
        const change: Partial<CrmOrganization> = { values: { ...company.values, ...values } };
        const { name, status, ...others } = raw;
        if (name?.[0]) [change.name] = name;
        if (status) change.status = status[0] ?? null;
        change.values = { ...change.values, ...others };
        if (contractNames !== undefined) change.contractNames = [...contractNames];
        if (preferredId !== undefined) change.preferredId = preferredId;
        if (accountType) change.accountType = accountType.value;
        if (accountType?.join) change.inSync = true;
        if (accountType?.statuses[0]) [change.status] = accountType.statuses;
        if (fails !== 'before') putCompany(company.id, change, 'tierline');
        if (fails) throw new CrmFailure('unavailable', 'no answer');
        return { ok: true, id: company.id, modifiedAt: findCompany(company.id).modifiedAt };
      });
    },
    describeFields: async (object) =>
      object === 'organization'
        ? ['name', 'status', ...fields.map(({ key }) => key)].map((name) => ({
            ...{ name, label: name, type: 'text', values: [], writable: true, restricted: false },
          }))
        : [],
    standardFields: (object) =>
      object === 'organization'
        ? Object.fromEntries(['name', 'status', ...fields.map(({ key }) => key)].map((key) => [key, key]))
        : {},
    listRecordTypes: async () => [],
    listStages: async () => [],
    usage: () => null,
    organizationField: (of) => (typeof of === 'string' ? of : of.key),
    now: async () => now(),
    readSnapshot: () => {
      throw new Error('nobody looks at it');
    },
    watchedFields: () => [],
    secondPartnerField: () => 'distributor',
    objectName: (object) => object,
    toObject: (name) => (name === 'deal' || name === 'lead' || name === 'organization' ? name : null),
    toId: (text) => text,
  } satisfies Crm;
  return {
    crm,
    changes,
    fields,
    company: findCompany,
    editCompany: (id, change) => void putCompany(id, change, 'person'),
    companyWrites: () => companyWrites,
    edit: (value) => put(value, 'person'),
    failNext: (when) => {
      failure = when;
    },
    value: () => deal.secondPartnerId,
    writes: () => writes,
  };
}
