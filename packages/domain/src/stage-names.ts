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
  /** Salesforce's own, in its order, where they are known: one of them may go by its name though others are paired. */
  ours?: readonly string[] | null;
}

/**
 * What a CRM's stage is called here. One that stands for several is the one that is `expected`, which was written there or
 * stood here before; or else the one of the same name; or else the first.
 */
export function toOurStage(names: StageNames, crm: CrmKind, name: string, expected: readonly string[] = []): string {
  const here = crm === 'salesforce' ? [name] : listLeadingTo(names, name);
  return expected.find((each) => here.some((one) => fold(one) === fold(each))) ?? here[0] ?? name;
}

/**
 * Stages of ours that lead to one of HubSpot, the one of the same name first: it needs no pair, and leads there unless a
 * pair takes it elsewhere. The others come in Salesforce's order, or as they were paired where that is not known.
 */
function listLeadingTo({ object, pairs, ours }: StageNames, name: string): string[] {
  const stated = pairs.filter((pair) => pair.object === object);
  const paired = stated.filter(({ hubspot }) => fold(hubspot) === fold(name)).map(({ salesforce }) => salesforce);
  if (paired.length === 0) return [name];
  const known = ours ?? [];
  const isSame = (stage: string) => fold(stage) === fold(name);
  const same = stated.some(({ salesforce }) => isSame(salesforce)) ? [] : known.filter(isSame);
  const placeOf = (stage: string) => {
    const at = known.findIndex((each) => fold(each) === fold(stage));
    return isSame(stage) ? -1 : at < 0 ? known.length : at;
  };
  return [...same, ...paired].sort((one, other) => placeOf(one) - placeOf(other));
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
  const known = { ...names, ours: offered.salesforce };
  const leadsTo = (crm: CrmKind, ours: string) => toTheirStage(known, crm, ours, offered[crm]) !== null;
  return {
    salesforce: offered.salesforce.filter((stage) => !leadsTo('hubspot', stage)),
    hubspot: offered.hubspot.filter((stage) => !leadsTo('salesforce', toOurStage(known, 'hubspot', stage))),
  };
}

/**
 * Whether a pair looks as if deals were closed, or opened, by it. CRMs tell no more of a stage than its name: that one is
 * won and the other lost, or that one closes a deal and the other does not, though its own CRM has a stage that does.
 */
export function isOddPair(
  { object, ...pair }: StagePair,
  offered: Readonly<Record<CrmKind, readonly string[]>>,
): boolean {
  // Leads end in other ways in either CRM, whatever their stages are called.
  if (object !== 'deal') return false;
  const ends = { salesforce: endOf(pair.salesforce), hubspot: endOf(pair.hubspot) };
  if (ends.salesforce && ends.hubspot) return isOpposite(ends.salesforce, ends.hubspot);
  const end = ends.salesforce ?? ends.hubspot;
  const others = ends.salesforce ? offered.hubspot : offered.salesforce;
  return end !== null && others.map(endOf).some((other) => other !== null && !isOpposite(end, other));
}

type DealEnd = 'won' | 'lost' | 'closed';

/** How a deal ends in a stage, by its name; null: not that it says so. */
const endOf = (stage: string): DealEnd | null =>
  (['won', 'lost', 'closed'] as const).find((end) => new RegExp(`\\b${end}\\b`).test(fold(stage))) ?? null;

const isOpposite = (one: DealEnd, other: DealEnd): boolean => one !== other && one !== 'closed' && other !== 'closed';

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
