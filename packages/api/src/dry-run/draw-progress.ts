import type { Cell, Tone, Value } from '@tierline/blocks/value';
import type { Block } from '@tierline/blocks/vocabulary';
import type { SyncRunState } from '@tierline/db/schema/sync';
import type { SyncRunRow } from '@tierline/db/sync-run';
import type { OutputOf } from '../features.ts';
import type { ScreenContext } from '../screen/screen.ts';

const TONES: Record<SyncRunState, Tone> = {
  waiting: 'info',
  running: 'info',
  paused: 'warn',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};

/** How far a dry run has come, and what it counts. */
export function drawProgress(ctx: ScreenContext, { row }: NonNullable<OutputOf<'dryRun.get'>>): Block[] {
  const { sentences } = ctx;
  const words = sentences.dryRun;
  const { counts } = row;
  const number = (id: string, label: string, count: number, tone?: Tone) => ({
    ...{ id, label, value: { type: 'number' as const, number: count } },
    ...(tone && count > 0 ? { tone } : {}),
  });
  const changes = counts.taken + counts.written + counts.created + counts.gone + counts.problems;
  const blocks: Block[] = [drawState(ctx, row)];
  if (row.state === 'failed') {
    blocks.push({ kind: 'alert', id: 'failed', tone: 'bad', title: words.failedTitle, text: tellFailure(ctx, row) });
  }
  blocks.push({
    kind: 'stats',
    id: 'totals',
    items: [
      number('read', words.read, counts.read),
      number('taken', words.taken, counts.taken, 'info'),
      number('written', words.written, counts.written, 'info'),
      number('created', words.created, counts.created, 'warn'),
      number('problems', words.problems, counts.problems, 'bad'),
    ],
  });
  if (row.state === 'done' && changes === 0) {
    blocks.push({ kind: 'empty', id: 'nothing', title: words.nothing, text: words.nothingText });
  }
  return blocks;
}

function drawState({ sentences }: ScreenContext, row: SyncRunRow): Block {
  const words = sentences.dryRun;
  const item = (id: string, label: string, value: Value, more: Partial<Cell> = {}) => ({
    ...{ id, label, cell: { value, ...more } },
  });
  const tried = row.draft?.mappings ? words.draftMapping : row.draft?.scope ? words.draftScope : words.inForce;
  const hint =
    row.state === 'waiting'
      ? words.waiting
      : row.state === 'paused'
        ? words.paused
        : row.state === 'running' && row.object
          ? words.reading(row.object)
          : undefined;
  const state: Value = { type: 'text', text: words.states[row.state] };
  return {
    kind: 'properties',
    id: 'run',
    items: [
      item('state', words.state, state, { tone: TONES[row.state], ...(hint ? { hint } : {}) }),
      item('of', words.of, { type: 'text', text: tried }),
      item('started', words.startedAt, { type: 'instant', at: row.startedAt }),
      ...(row.endedAt === null ? [] : [item('ended', words.endedAt, { type: 'instant', at: row.endedAt })]),
      ...(row.startedBy === '' ? [] : [item('by', words.by, { type: 'person', name: row.startedBy })]),
    ],
  };
}

function tellFailure({ sentences }: ScreenContext, { failureCode, failureText }: SyncRunRow): string {
  const code = `crm_${failureCode}`;
  const known = Object.hasOwn(sentences.problems, code)
    ? sentences.problems[code as keyof typeof sentences.problems]({ text: failureText ?? '' })
    : '';
  return [known, failureText].filter(Boolean).join(' ');
}
