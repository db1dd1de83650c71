import { getReadiness } from '@tierline/db/readiness';
import { getGates, saveGates } from '@tierline/db/tenant';
import { decideSwitch, type Readiness, type SwitchRefusal } from '@tierline/domain/module';
import { z } from 'zod';
import { keyInput } from '../inputs.ts';
import { once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { procedure, router } from '../trpc.ts';

export const moduleRouter = router({
  /** The two gates, and what distribution needs, counted. */
  get: procedure('administer').query(async ({ ctx }) => ({
    ...(await getGates(ctx.scope)),
    readiness: await getReadiness(ctx.scope),
  })),

  /** Switches distribution on or off for the vendor; no deal, lead or organization is touched. */
  set: procedure('administer')
    .input(z.object({ on: z.boolean({ error: 'it is neither on nor off' }), key: keyInput }))
    .mutation(async ({ ctx, input }) => {
      const { on, key } = input;
      await once(ctx, { call: 'module.set', key, input: { on } }, async (scope) => {
        const gates = await getGates(scope);
        const readiness = await getReadiness(scope);
        const decision = decideSwitch(on, gates.entitled, readiness);
        if (!decision.ok) throw refuse(decision.refusal, readiness, ctx.crm.kind);
        const wasOn = gates.moduleOnAt !== null;
        if (on !== wasOn) await saveGates(scope, { moduleOnAt: on ? ctx.now() : null });
        return { subject: 'module', detail: { from: wasOn, to: on }, done: {} };
      });
      return { on };
    }),
});

function refuse(refusal: SwitchRefusal, { source }: Readiness, crm: 'salesforce' | 'hubspot'): ProblemError {
  if (refusal.code === 'not_entitled') return new ProblemError('module_not_entitled', { field: 'on' });
  const words = sentencesFor('en', crm).module_screen;
  const labels = { partner: 'Partner', secondPartner: 'Distributor', role: 'Distributor' };
  const names = {
    partners: words.partners(labels),
    secondPartners: words.secondPartners(labels),
    associations: words.associations(source),
  };
  const reason = refusal.missing.map((each) => words.missing(names[each])).join(', ');
  return new ProblemError('module_not_ready', { detail: { reason }, field: 'on' });
}
