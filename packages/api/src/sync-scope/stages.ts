import { clearWatermark, listTenantConnections } from '@tierline/db/connection';
import type { Scope } from '@tierline/db/scope';
import { getSyncScope, saveSyncScope } from '@tierline/db/sync-scope';
import type { CrmKind, DealObject } from '@tierline/domain/crm';
import { listUnpaired, type StageChoices, type StagePair, toChoices, toPairs } from '@tierline/domain/stage-names';
import { z } from 'zod';
import { ProblemError } from '../problem/problem-error.ts';

const OBJECTS = ['deal', 'lead'] as const satisfies readonly DealObject[];
const BOTH = ['salesforce', 'hubspot'] as const satisfies readonly CrmKind[];
const OTHER: Readonly<Record<CrmKind, CrmKind>> = { salesforce: 'hubspot', hubspot: 'salesforce' };

/** How the form calls a stage of a CRM. */
export const stageField = (crm: CrmKind, stage: string): string => `${crm}:${stage}`;

/** For each stage of either CRM the one of the other; blank ones go by their name. */
export const stagesInput = z
  .object({ object: z.enum(OBJECTS, 'choose one') })
  .catchall(z.string({ error: 'it is no text' }).max(1000, 'it is longer than 1,000 characters').nullable());
export type StagesForm = z.output<typeof stagesInput>;

export interface StagesOf {
  object: DealObject;
  /** The stages of each CRM, as it was last asked for them. */
  offered: Record<CrmKind, readonly string[]>;
  /** What is chosen for stages of each CRM. */
  chosen: Record<CrmKind, Record<string, string>>;
  /** Those that lead nowhere. */
  unpaired: Record<CrmKind, string[]>;
}

export interface Stages {
  revision: number;
  connected: CrmKind[];
  /** Of deals, and of leads where both CRMs have them; none before both were asked for their stages. */
  of: StagesOf[];
}

export async function getStages(scope: Scope): Promise<Stages> {
  const connections = (await listTenantConnections(scope)).filter(({ disconnectedAt }) => disconnectedAt === null);
  const { settings, revision } = await getSyncScope(scope);
  const offeredBy = (crm: CrmKind, object: DealObject) =>
    connections.find((each) => each.crm === crm)?.crmFields?.stages?.[object] ?? [];
  const of = OBJECTS.map((object): StagesOf => {
    const offered = { salesforce: offeredBy('salesforce', object), hubspot: offeredBy('hubspot', object) };
    const names = { object, pairs: settings.stages };
    const { salesforce, hubspot } = toChoices(names);
    const chosen = { salesforce: Object.fromEntries(salesforce), hubspot: Object.fromEntries(hubspot) };
    return { object, offered, chosen, unpaired: listUnpaired(names, offered) };
  });
  return {
    revision,
    connected: connections.map(({ crm }) => crm),
    of: of.filter(({ offered }) => BOTH.every((crm) => offered[crm].length > 0)),
  };
}

/** The pairs that a form comes to; what it does not show stays as it is. */
export async function readPairs(scope: Scope, { object, ...form }: StagesForm): Promise<StagePair[]> {
  const { of } = await getStages(scope);
  const known = of.find((each) => each.object === object);
  const { stages } = (await getSyncScope(scope)).settings;
  const before = toChoices({ object, pairs: stages });
  const said = form as Readonly<Record<string, string | null | undefined>>;
  const choices = { salesforce: new Map(before.salesforce), hubspot: new Map(before.hubspot) } satisfies StageChoices;
  for (const crm of BOTH) {
    for (const stage of known?.offered[crm] ?? []) {
      const field = stageField(crm, stage);
      const there = said[field];
      if (there === undefined) continue;
      if (there === null || there === '') choices[crm].delete(stage);
      else if (known?.offered[OTHER[crm]].includes(there)) choices[crm].set(stage, there);
      else throw new ProblemError('value_unknown', { detail: { name: there }, field });
    }
  }
  return [...stages.filter((pair) => pair.object !== object), ...toPairs(object, choices)];
}

/** Has the deals or leads read and compared anew by them. Call it in a transaction. */
export async function savePairs(
  scope: Scope,
  object: DealObject,
  pairs: readonly StagePair[],
  seen: number,
): Promise<{ from: readonly StagePair[] }> {
  const { settings, revision } = await getSyncScope(scope);
  if (revision !== seen || !(await saveSyncScope(scope, { ...settings, stages: pairs }, seen))) {
    throw new ProblemError('setting_changed');
  }
  for (const { crm } of await listTenantConnections(scope)) await clearWatermark(scope, crm, object);
  return { from: settings.stages };
}
