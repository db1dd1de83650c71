import type { Effect } from '@tierline/blocks/protocol';
import { findRecordWrite } from '@tierline/db/record-write';
import { drawSummary } from '../impact/draw-impact.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { toFilled } from './router.ts';

async function tellFilled({ sentences, scope }: ScreenContext, { writes }: { writes: string[] }): Promise<Effect[]> {
  const rows = await Promise.all(writes.map((id) => findRecordWrite(scope, id)));
  if (rows.some((row) => row?.state === 'refused')) return [];
  const { saved, kept } = sentences.contracts;
  return rows.every((row) => row?.state === 'accepted')
    ? [{ do: 'toast', tone: 'good', title: saved }]
    : [{ do: 'toast', tone: 'info', title: kept }];
}

export const fieldScreens: ScreenModule = {
  asks: { 'field.tryFill': (ctx, tried, input) => drawSummary(ctx, { kind: 'values', ...toFilled(input) }, tried) },
  acts: { 'field.fill': tellFilled },
};
