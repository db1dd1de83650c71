import { type Capability, may } from '@tierline/domain/viewer';
import { initTRPC } from '@trpc/server';
import type { Context } from './context.ts';
import { formatError } from './problem/format-error.ts';
import { ProblemError } from './problem/problem-error.ts';
import { translate } from './problem/translate.ts';

/** Who may call. `verified`: anybody whose call was verified; the procedure itself decides what it shows. */
export interface Rule {
  rule: Capability | 'verified';
}

const t = initTRPC.context<Context>().meta<Rule>().create({ isServer: true, errorFormatter: formatError });

export const router = t.router;
export const { createCallerFactory } = t;

const translated = t.procedure.use(async ({ next }) => translate(await next()));

const guarded = translated.use(({ ctx, meta, next, path }) => {
  if (!meta) throw new Error(`${path} has no rule`);
  if (meta.rule !== 'verified' && !may(ctx.viewer.role, meta.rule)) throw new ProblemError('not_permitted');
  // An administrator has to get at the switch while it is off; everything else waits for it.
  if (meta.rule !== 'verified' && meta.rule !== 'administer' && ctx.module !== 'on')
    throw new ProblemError('module_off');
  return next();
});

/** Every procedure starts here, with the rule that says who may call it. */
export const procedure = (rule: Rule['rule']) => guarded.meta({ rule });
