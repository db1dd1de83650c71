import { listTenantConnections } from '@tierline/db/connection';
import type { Scope } from '@tierline/db/scope';
import { listRuns } from '@tierline/db/sync-run';
import { getSyncScope, type SavedScope } from '@tierline/db/sync-scope';
import {
  checkSyncScope,
  listTelling,
  listWidenings,
  type ScopeFault,
  type Widening,
} from '@tierline/domain/check-sync-scope';
import type { CrmKind } from '@tierline/domain/crm';
import type { SyncScope } from '@tierline/domain/sync-scope';
import type { Context } from '../context.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { isSameScope, type ScopeForm, toSyncScope } from './inputs.ts';
import { type CrmFindings, checkAllFields } from './preflight.ts';
import { listTypes } from './record-types.ts';

/** Reads among which a dry run is looked for. */
const RECENT = 100;

/** Settings that somebody tries, and what speaks against saving them. */
export interface CheckedScope {
  draft: SyncScope;
  before: SavedScope;
  faults: ScopeFault[];
  widenings: Widening[];
  /** Whether records that are kept in line would be no longer. */
  leavesOut: boolean;
  /** Every dry run of these settings was done that tells what they take in. */
  ran: boolean;
  /** The CRMs of which one is still to be done. */
  toRun: CrmKind[];
  /** Of each connected CRM whose fields are not as they have to be. */
  unfit: CrmFindings[];
  /** More is taken in, and nobody has looked what that would be. */
  needsRun: boolean;
}

export async function checkDraft(ctx: Context, form: ScopeForm): Promise<CheckedScope> {
  const { scope } = ctx;
  const before = await getSyncScope(scope);
  const draft = toSyncScope(form, before.settings);
  const hasTypes = Object.values(draft.recordTypes).some((id) => id !== null);
  const types = hasTypes ? await listTypes(ctx) : null;
  const idsOf = (object: 'organization' | 'contact') => types?.[object].map(({ id }) => id) ?? [];
  const recordTypes = types ? { organization: idsOf('organization'), contact: idsOf('contact') } : null;
  const widenings = listWidenings(before.settings, draft);
  const leavesOut = listWidenings(draft, before.settings).some((each) => !each.startsWith('creates_'));
  const unfit = (await checkAllFields(ctx)).filter(({ findings }) => findings.some(({ state }) => state !== 'good'));
  const runs = await getRuns(scope, before.settings, draft);
  const ran = runs.telling.length > 0 && runs.toRun.length === 0;
  return {
    ...{ draft, before, faults: checkSyncScope(draft, { recordTypes }), widenings, leavesOut },
    ...{ ran, toRun: runs.toRun, unfit },
    needsRun: widenings.length > 0 && (!ran || unfit.length > 0),
  };
}

/** The same; what is wrong is neither saved nor tried. */
export async function requireRightScope(ctx: Context, form: ScopeForm): Promise<CheckedScope> {
  const checked = await checkDraft(ctx, form);
  const [fault] = checked.faults;
  if (!fault) return checked;
  const { scopeFault } = sentencesFor('en', ctx.crm.kind);
  throw new ProblemError('settings_faulty', { detail: { reason: scopeFault(fault) } });
}

export interface NeededRuns {
  /** The CRMs of which a dry run tells what settings bring that is not yet. */
  telling: CrmKind[];
  /** Those of them of which none was done. */
  toRun: CrmKind[];
}

export async function getRuns(scope: Scope, before: SyncScope, draft: SyncScope): Promise<NeededRuns> {
  const connected = (await listTenantConnections(scope)).filter(({ disconnectedAt }) => disconnectedAt === null);
  const telling = listTelling(
    listWidenings(before, draft),
    connected.map(({ crm }) => crm),
  );
  const toRun: CrmKind[] = [];
  for (const crm of telling) if (!(await hasRun(scope, crm, draft))) toRun.push(crm);
  return { telling, toRun };
}

const hasRun = async (scope: Scope, crm: CrmKind, draft: SyncScope): Promise<boolean> =>
  (await listRuns(scope, crm, RECENT)).some(
    ({ kind, state, draft: tried }) =>
      kind === 'dry_run' && state === 'done' && tried?.scope !== undefined && isSameScope(tried.scope, draft),
  );
