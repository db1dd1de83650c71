import { appendAudit, findDone, saveDone } from '@tierline/db/audit';
import { findConnection, listTenantConnections } from '@tierline/db/connection';
import { countOwnDecisions } from '@tierline/db/decisions';
import { endLinkCode, findLinkCode } from '@tierline/db/link-code';
import { moveConnection } from '@tierline/db/move-connection';
import { transact } from '@tierline/db/open-database';
import { actorOf } from '@tierline/domain/viewer';
import type { Context } from '../context.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { readCode } from './code.ts';

const NAMES = { hubspot: 'HubSpot', salesforce: 'Salesforce' } as const;

export interface Redemption {
  /** As it was typed. */
  code: string;
  /** Give up what was noted for this CRM's vendor, for what the other side has. */
  replace: boolean;
  key: string;
}

/**
 * Puts this CRM under the vendor whose admin made the code in the other one: the connection moves, what was read of this
 * CRM is read anew there, and the vendor that it leaves is deleted. Nothing is merged: where decisions were made on this
 * side too, the person has to say that they may go. Answers with the vendor that the caller belongs to now. Whoever comes second with the same code finds it used.
 */
export async function redeem(ctx: Context, { code: typed, replace, key }: Redemption): Promise<{ tenantId: string }> {
  const crm = ctx.crm.kind;
  const code = readCode(typed);
  const actor = actorOf(ctx.viewer);
  return transact(ctx.db, async (tx) => {
    const from = { db: tx, tenantId: ctx.scope.tenantId };
    // The repetition of a call that came through finds the caller under the other vendor already, and its key there.
    if (await findDone(from, actor, key)) return { tenantId: from.tenantId };
    const found = code === null ? null : await findLinkCode(tx, code, ctx.now());
    if (!found || code === null) throw new ProblemError('link_code_unknown', { field: 'code' });
    if (found.tenantId === from.tenantId) throw new ProblemError('link_same_vendor', { field: 'code' });
    const to = { db: tx, tenantId: found.tenantId };
    if (found.crm === crm || (await findConnection(to, crm))) {
      throw new ProblemError('link_crm_taken', {
        detail: { crm: NAMES[crm] },
        field: 'code',
      });
    }
    // The vendor that is left is deleted, so that nothing but this CRM may be in it, disconnected or not.
    const other = (await listTenantConnections(from)).find((row) => row.crm !== crm);
    if (other) throw new ProblemError('link_parts_vendor', { detail: { crm: NAMES[other.crm] }, field: 'code' });
    const decisions = await countOwnDecisions(from);
    if (decisions > 0 && !replace) {
      const reason = decisions === 1 ? 'one choice was made here' : `${decisions} choices were made here`;
      throw new ProblemError('link_conflict', { detail: { reason }, field: 'replace' });
    }
    await endLinkCode(tx, code);
    await moveConnection(tx, crm, from.tenantId, to.tenantId);
    const detail = { crm, from: from.tenantId, madeBy: found.madeBy, givenUp: decisions };
    const entry = { at: ctx.now(), actor, actorName: ctx.viewer.name, detail };
    await appendAudit(to, { ...entry, action: 'link.redeem', subject: `connection:${crm}` });
    await saveDone(to, { actor, key, inputHash: '', done: {}, at: ctx.now() });
    return { tenantId: to.tenantId };
  });
}
