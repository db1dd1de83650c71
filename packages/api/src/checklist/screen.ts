import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block } from '@tierline/blocks/vocabulary';
import { z } from 'zod';
import type { OutputOf } from '../features.ts';
import { offsetInput } from '../inputs.ts';
import { action } from '../screen/action.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto, withAdmin } from '../screen/goto.ts';
import { readParams } from '../screen/read-params.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { drawChecks } from './draw-checks.ts';
import { LINES } from './export-violators.ts';

/** Seconds between looks while a CRM is being asked. */
const AGAIN = 3;

/** What each CRM has to have, as it is at this moment. */
async function openChecklist(ctx: ScreenContext): Promise<ScreenAnswer> {
  const { sentences, setting } = ctx;
  const words = sentences.checklist;
  const all = (await callFeature(ctx, 'query', 'checklist.get', undefined)) as OutputOf<'checklist.get'>;
  const violators = all.reduce((sum, { facts }) => sum + facts.untyped.blank + facts.untyped.odd, 0);
  const gotos = [
    ...all.map(({ facts: { crm } }) =>
      toGoto(`mapping:${crm}`, sentences.mapping.title(crm, sentences.crm[crm], 'organization'), 'mapping', {
        ...{ crm, object: 'organization' },
      }),
    ),
    ...(violators > 0 ? [toGoto('violators', words.export, 'violators-text')] : []),
    ...(setting.source === 'rules' ? [toGoto('coverage', sentences.coverage.title, 'coverage')] : []),
  ];
  return {
    title: words.title,
    back: toGoto('sync-scope', sentences.scope.title, 'sync-scope'),
    blocks: [
      { kind: 'text', id: 'intro', text: words.intro },
      ...all.map((checklist): Block => {
        const { crm } = checklist.facts;
        const table = drawChecks(ctx, checklist);
        return { kind: 'section', id: `checklist:${crm}`, title: sentences.crm[crm], blocks: [table] };
      }),
      {
        ...{ kind: 'actions', id: 'checklist-ways', gotos },
        actions: [action({ id: 'read-fields', label: sentences.naming.readFields, call: 'field.read', input: {} })],
      },
    ],
    watch: [],
    ...(all.some(({ facts: { crm, lookups } }) => crm === 'salesforce' && !lookups) ? { again: AGAIN } : {}),
  };
}

const params = z.object({ after: offsetInput });

/** Records without a right account type as lines to copy into a spreadsheet, some at a time. */
async function openViolators(ctx: ScreenContext, given: Input): Promise<ScreenAnswer> {
  const { checklist: words, health, scope } = ctx.sentences;
  const input = { after: String(readParams(params, given).after) };
  const { header, rows, total, from } = (await callFeature(
    ctx,
    'query',
    'checklist.exportViolators',
    input,
  )) as OutputOf<'checklist.exportViolators'>;
  const line = (id: string, text: string): Block => ({ kind: 'text', id, text });
  const next = from + rows.length;
  const more: Block[] =
    rows.length === LINES && next < total
      ? [
          {
            ...{ kind: 'actions', id: 'more', actions: [] },
            gotos: [toGoto('more', health.exportMore, 'violators-text', { after: String(next) })],
          },
        ]
      : [];
  return {
    title: scope.violators,
    back: toGoto('checklist', words.title, 'checklist'),
    blocks:
      rows.length === 0
        ? [{ kind: 'empty', id: 'none', title: scope.noViolators }]
        : [
            {
              ...{ kind: 'section', id: 'lines', title: scope.violators, hint: health.exportHint },
              blocks: [line('header', header), ...rows.map((row) => line(row.id, row.line))],
            },
            ...more,
          ],
    watch: [],
  };
}

export const checklistScreens: ScreenModule = {
  screens: { checklist: withAdmin(openChecklist), 'violators-text': withAdmin(openViolators) },
  always: ['checklist', 'violators-text'],
};
