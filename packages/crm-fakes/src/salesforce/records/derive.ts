import type { Org } from '../org.ts';
import type { FieldValue } from '../schema/field.ts';
import type { SObject } from '../schema/sobject.ts';
import type { StoredRecord } from './record-store.ts';

type Derivation = (record: StoredRecord, previous: StoredRecord | null, org: Org) => Record<string, FieldValue>;

const fullName: Derivation = (record) => ({
  Name: [record.FirstName, record.LastName].filter(Boolean).join(' ') || null,
});

/** A stage brings its probability along, unless a probability was set with it. */
const stage: Derivation = (record, previous, org) => {
  const name = record.StageName;
  const row = [...org.store.list(org.schema.getObject('OpportunityStage'))].find((each) => each.ApiName === name);
  const stageChanged = name !== previous?.StageName;
  const probabilityGiven = (record.Probability ?? null) !== (previous?.Probability ?? null);
  return {
    IsClosed: row?.IsClosed ?? false,
    IsWon: row?.IsWon ?? false,
    ForecastCategory: row?.ForecastCategory ?? 'Pipeline',
    ...(stageChanged && !probabilityGiven && { Probability: row?.DefaultProbability ?? 0 }),
  };
};

const derivations: Readonly<Record<string, Derivation>> = {
  Contact: fullName,
  Lead: fullName,
  User: fullName,
  Opportunity: stage,
};

/** Fields that Salesforce computes from the others. */
export function derive(org: Org, object: SObject, record: StoredRecord, previous: StoredRecord | null): StoredRecord {
  return { ...record, ...derivations[object.name]?.(record, previous, org) };
}
