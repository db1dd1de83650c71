import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block } from '@tierline/blocks/vocabulary';
import { z } from 'zod';
import type { OutputOf } from '../features.ts';
import { idInput } from '../inputs.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto, withAdmin } from '../screen/goto.ts';
import { readParams } from '../screen/read-params.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { drawHops } from './draw-hops.ts';

const params = z.object({ object: z.enum(['deal', 'lead'], 'it is neither a deal nor a lead'), record: idInput });

/** The way of one deal or lead from its CRM to the other one, tried at this moment. */
async function openTrial(ctx: ScreenContext, given: Input): Promise<ScreenAnswer> {
  const { sentences } = ctx;
  const words = sentences.dealTrial;
  const of = readParams(params, given);
  const tried = (await callFeature(ctx, 'query', 'dealTrial.run', of)) as OutputOf<'dealTrial.run'>;
  return {
    title: words.title,
    back: toGoto('back', sentences.log.open, 'record-sync', of),
    blocks: [
      { kind: 'text', id: 'intro', text: words.intro(sentences.crm[tried.crm]) },
      ...(await drawTrial(ctx, tried)),
      { kind: 'actions', id: 'again', actions: [], gotos: [toGoto('again', words.again, 'deal-trial', of)] },
    ],
    watch: [],
  };
}

async function drawTrial(ctx: ScreenContext, tried: OutputOf<'dealTrial.run'>): Promise<Block[]> {
  const { sentences } = ctx;
  const words = sentences.dealTrial;
  const crmName = sentences.crm[tried.crm];
  const { trial } = tried;
  if ('gone' in trial) return [{ kind: 'alert', id: 'gone', tone: 'warn', title: words.gone(crmName) }];
  if ('failure' in trial) {
    const text = sentences.problems[`crm_${trial.failure}`]({ text: trial.text });
    return [{ kind: 'alert', id: 'failure', tone: 'bad', title: words.failed(crmName), text: `${text} ${trial.text}` }];
  }
  const isAlone = trial.hops.every(({ elsewhere }) => elsewhere.length === 0);
  return [
    { kind: 'text', id: 'name', text: words.of(trial.name) },
    await drawHops(ctx, tried, trial),
    ...(isAlone ? [{ kind: 'text' as const, id: 'alone', text: words.alone, tone: 'neutral' as const }] : []),
  ];
}

export const dealTrialScreens: ScreenModule = {
  screens: { 'deal-trial': withAdmin(openTrial) },
  always: ['deal-trial'],
};
