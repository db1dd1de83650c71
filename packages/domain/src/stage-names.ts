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

/** Stages of either CRM that lead nowhere in the other one: a record that comes to one of them stays as it is there. */
export function listUnpaired(
  names: StageNames,
  offered: Readonly<Record<CrmKind, readonly string[]>>,
): Record<CrmKind, string[]> {
  const leadsTo = (crm: CrmKind, ours: string) => toTheirStage(names, crm, ours, offered[crm]) !== null;
  return {
    salesforce: offered.salesforce.filter((stage) => !leadsTo('hubspot', stage)),
    hubspot: offered.hubspot.filter((stage) => !leadsTo('salesforce', toOurStage(names, 'hubspot', stage))),
  };
}

/** What somebody has chosen for the stages of each CRM, by their names; blank ones go by their name. */
export type StageChoices = Readonly<Record<CrmKind, ReadonlyMap<string, string>>>;

/**
 * Choices as pairs. Which stage of HubSpot stands for one of Salesforce is what Salesforce's stages say; what HubSpot's say
 * counts for those to which none of them leads.
 */
export function toPairs(object: DealObject, { salesforce, hubspot }: StageChoices): StagePair[] {
  const pairs = [...salesforce].map(([name, there]): StagePair => ({ object, salesforce: name, hubspot: there }));
  const isLedTo = (name: string) => pairs.some((pair) => fold(pair.hubspot) === fold(name));
  const left = [...hubspot].filter(([name]) => !isLedTo(name));
  return [...pairs, ...left.map(([name, there]): StagePair => ({ object, salesforce: there, hubspot: name }))];
}

/** The other way round, as far as each of a CRM's stages says which stage of the other one it is. */
export function toChoices({ object, pairs }: StageNames): StageChoices {
  const salesforce = new Map<string, string>();
  const hubspot = new Map<string, string>();
  for (const pair of pairs) {
    if (pair.object !== object) continue;
    if (!salesforce.has(pair.salesforce)) salesforce.set(pair.salesforce, pair.hubspot);
    else if (!hubspot.has(pair.hubspot)) hubspot.set(pair.hubspot, pair.salesforce);
  }
  return { salesforce, hubspot };
}

const fold = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
