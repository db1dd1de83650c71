import type { Cell, Tone } from '@tierline/blocks/value';
import type { TableBlock } from '@tierline/blocks/vocabulary';
import type { SyncRunState } from '@tierline/db/schema/sync';
import type { SyncRunRow } from '@tierline/db/sync-run';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import type { ConnectionHealth } from './get-health.ts';

const TONES: Record<SyncRunState, Tone> = {
  waiting: 'info',
  running: 'info',
  paused: 'warn',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};

/** The last reads of a CRM, dry runs among them, newest first. */
export function drawRuns({ sentences }: ScreenContext, { connection, runs }: ConnectionHealth): TableBlock {
  const words = sentences.health;
  return {
    kind: 'table',
    id: `runs:${connection.crm}`,
    label: words.runsOf(sentences.crm[connection.crm]),
    columns: [
      { key: 'run', label: words.run },
      { key: 'state', label: words.state },
      { key: 'counts', label: words.counts },
      { key: 'started', label: words.started },
      { key: 'ended', label: words.ended },
      { key: 'by', label: words.startedBy },
    ],
    rows: runs.map((run) => ({
      id: run.id,
      cells: {
        run: { value: { type: 'text', text: words.kinds[run.kind] } },
        state: toStateCell(run, words.runStates),
        counts: { value: { type: 'text', text: words.countsOf(run.counts) } },
        started: { value: { type: 'instant', at: run.startedAt } },
        ended: { value: run.endedAt === null ? { type: 'text', text: '' } : { type: 'instant', at: run.endedAt } },
        by: { value: { type: 'person', name: run.startedBy || words.itself } },
      },
      ...(run.kind === 'dry_run' ? {} : { without: ['look'] }),
    })),
    rowGotos: [toGoto('look', words.open, 'dry-run', { crm: connection.crm })],
    empty: words.noRuns,
    total: runs.length,
  };
}

const toStateCell = ({ state, failureText }: SyncRunRow, states: Record<SyncRunState, string>): Cell => ({
  value: { type: 'text', text: states[state] },
  tone: TONES[state],
  ...(failureText ? { hint: failureText } : {}),
});
