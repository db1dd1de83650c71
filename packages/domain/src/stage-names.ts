import type { CrmKind, DealObject } from './crm.ts';

/** A stage that has another name in either CRM. Several there may be one here; the first is written. */
export interface StagePair {
  object: DealObject;
  salesforce: string;
  hubspot: string;
}

/** Stages of one kind of record. Tierline calls a paired one as Salesforce does, and any other as it is called. */
export interface StageNames {
  object: DealObject;
  pairs: readonly StagePair[];
}

/**
 * What a CRM's stage is called here. One that stands for several is the one that is `expected`, which was written there or
 * stood here before, or else the first.
 */
export function toOurStage(
  { object, pairs }: StageNames,
  crm: CrmKind,
  name: string,
  expected: readonly string[] = [],
): string {
  const paired = pairs.filter((pair) => pair.object === object && fold(pair[crm]) === fold(name));
  const here = crm === 'salesforce' || paired.length === 0 ? [name] : paired.map(({ salesforce }) => salesforce);
  return expected.find((each) => here.some((one) => fold(one) === fold(each))) ?? here[0] ?? name;
}

/**
 * What a stage of ours is called in a CRM: by its pair, or else by the same name whatever the letter case. `null`: it has no
 * such stage. `offered`: its stages, where they are known.
 */
export function toTheirStage(
  { object, pairs }: StageNames,
  crm: CrmKind,
  stage: string,
  offered: readonly string[] | null,
): string | null {
  const pair = pairs.find((each) => each.object === object && fold(each.salesforce) === fold(stage));
  const name = pair?.[crm] ?? stage;
  return offered === null ? name : (offered.find((each) => fold(each) === fold(name)) ?? null);
}

const fold = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
