import { narrow } from '@tierline/blocks/narrow';
import type { ActAnswer, HostInfo, ScreenAnswer } from '@tierline/blocks/protocol';
import { initTRPC } from '@trpc/server';
import { appRouter } from '../app-router.ts';
import { authenticate } from '../authenticate.ts';
import type { Context } from '../context.ts';
import { formatError } from '../problem/format-error.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { translate } from '../problem/translate.ts';
import { actInput, openInput } from '../screen/inputs.ts';
import { sentencesFor, toLocale } from '../sentences/catalogue.ts';
import { createCallerFactory } from '../trpc.ts';
import type { Applicant } from './applicant.ts';
import { type ConnectInput, connectInput } from './connect-input.ts';
import { connectOrg } from './connect-org.ts';
import { drawApplication } from './draw-application.ts';

const t = initTRPC.context<Applicant>().create({ isServer: true, errorFormatter: formatError });
const procedure = t.procedure.use(async ({ next }) => translate(await next()));
const createCaller = createCallerFactory(appRouter);
const CONNECT = 'connection.connect';

/** All that somebody may call whose org is not known; everything else is refused before it comes here. */
export const applicantRouter = t.router({
  connection: t.router({
    connect: procedure.input(connectInput).mutation(async ({ ctx, input }) => {
      await connect(ctx, input);
      return {};
    }),
  }),
  screen: t.router({
    open: procedure.input(openInput).query(({ ctx, input }) => open(ctx, input.screen, input.host)),
    act: procedure.input(actInput).mutation(async ({ ctx, input }): Promise<ActAnswer> => {
      const { call, key, screen, params, host } = input;
      if (call !== CONNECT) throw new ProblemError('org_unknown');
      const known = await connect(ctx, connectInput.parse({ ...input.input, key }));
      const title = sentencesFor(toLocale(host.locale), 'salesforce').onboarding.connected;
      const effects = [{ do: 'toast' as const, tone: 'good' as const, title }];
      return { effects, screen: await createCaller(known).screen.open({ screen, params, host }) };
    }),
  }),
});

export const isOpenToApplicants = (call: string): boolean => Object.hasOwn(applicantRouter._def.procedures, call);

/** The same call once more, as one of a known org. */
async function connect(ctx: Applicant, input: ConnectInput): Promise<Context> {
  const first = await connectOrg(ctx, input);
  const known = await authenticate(ctx, ctx.request, ctx.body, ctx.reference);
  // Somebody was faster; then this is a change of what he has set up, with the rights of a known administrator.
  if (first) ctx.orgs.connected(known.scope.tenantId);
  else await createCaller(known).connection.connect(input);
  return known;
}

function open(ctx: Applicant, screen: string, host: HostInfo): ScreenAnswer {
  const sentences = sentencesFor(toLocale(host.locale), 'salesforce');
  const answer = drawApplication(sentences, ctx.said, screen);
  return { ...answer, blocks: narrow(answer.blocks, host.vocabulary, sentences.updateExtension) };
}
