import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block } from '@tierline/blocks/vocabulary';
import { z } from 'zod';
import type { OutputOf } from '../features.ts';
import { offsetInput } from '../inputs.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto } from '../screen/goto.ts';
import { readParams } from '../screen/read-params.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { LINES } from './export-refused.ts';

const params = z.object({ after: offsetInput });

/** Refused writes as lines to copy into a spreadsheet, some at a time. */
export async function openExport(ctx: ScreenContext, given: Input): Promise<ScreenAnswer> {
  const words = ctx.sentences.health;
  const { after } = readParams(params, given);
  const input = { after: String(after) };
  const { header, rows, total, from } = (await callFeature(
    ctx,
    'query',
    'syncHealth.exportRefused',
    input,
  )) as OutputOf<'syncHealth.exportRefused'>;
  const line = (id: string, text: string): Block => ({ kind: 'text', id, text });
  const next = from + rows.length;
  const more = rows.length === LINES && next < total;
  return {
    title: words.exportTitle,
    back: toGoto('back', words.title, 'sync-health'),
    watch: [],
    blocks:
      rows.length === 0
        ? [{ kind: 'empty', id: 'none', title: words.noneRejected }]
        : [
            {
              ...{ kind: 'section', id: 'lines', title: words.exportTitle, hint: words.exportHint },
              blocks: [line('header', header), ...rows.map((row) => line(row.id, row.line))],
            },
            ...(more ? [toMore(words.exportMore, next)] : []),
          ],
  };
}

const toMore = (label: string, after: number): Block => ({
  ...{ kind: 'actions', id: 'more', actions: [] },
  gotos: [toGoto('more', label, 'refused-text', { after: String(after) })],
});
