import { createHash } from 'node:crypto';
import { appendAudit, findDone, saveDone } from '@tierline/db/audit';
import { transact } from '@tierline/db/open-database';
import type { Scope } from '@tierline/db/scope';
import { actorOf } from '@tierline/domain/viewer';
import type { Context } from './context.ts';
import { ProblemError } from './problem/problem-error.ts';

export interface Intent {
  /** The procedure's name. */
  call: string;
  /** Made once by whoever asks, and sent again with each repetition. */
  key: string;
  /** Everything else of the input. */
  input: Readonly<Record<string, unknown>>;
}

export interface Deed {
  /** What the audit log names as changed: `deal:<id>`. */
  subject: string;
  detail: Record<string, unknown>;
  /** What a repetition of the call is told. */
  done: Record<string, string | null>;
}

/**
 * Carries out a mutation once: the change, its audit entry and the note that the key is used are one transaction. A
 * repetition changes nothing and gets the first answer; the same key with another input is a conflict.
 */
export async function once(
  ctx: Pick<Context, 'db' | 'viewer' | 'scope' | 'now'>,
  { call, key, input }: Intent,
  change: (scope: Scope) => Promise<Deed>,
): Promise<{ done: Deed['done']; repeated: boolean }> {
  const actor = actorOf(ctx.viewer);
  const inputHash = createHash('sha256')
    .update(JSON.stringify([call, input]))
    .digest('hex');
  return transact(ctx.db, async (tx) => {
    const scope = { db: tx, tenantId: ctx.scope.tenantId };
    const earlier = await findDone(scope, actor, key);
    if (earlier) {
      if (earlier.inputHash !== inputHash) throw new ProblemError('key_conflict');
      return { done: earlier.done as Deed['done'], repeated: true };
    }
    const { subject, detail, done } = await change(scope);
    const at = ctx.now();
    await appendAudit(scope, { at, actor, actorName: ctx.viewer.name, action: call, subject, detail });
    await saveDone(scope, { actor, key, inputHash, done, at });
    return { done, repeated: false };
  });
}
