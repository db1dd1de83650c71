import type { Cell, Tone } from '@tierline/blocks/value';
import type { Block, BlockOf } from '@tierline/blocks/vocabulary';
import { type SyncState, toUsedPercent } from '@tierline/domain/sync-health';
import { action } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { drawProgress } from './draw-progress.ts';
import { drawRuns } from './draw-runs.ts';
import type { ConnectionHealth } from './get-health.ts';

const TONES: Record<SyncState['state'], Tone> = {
  disconnected: 'neutral',
  paused: 'warn',
  failing: 'bad',
  new: 'info',
  reading: 'info',
  behind: 'warn',
  up_to_date: 'good',
};
/** A day's calls of which so many hundredths are used are soon used up. */
const MUCH = 80;

/** How one CRM is kept in line, and what can be done about it. */
export function drawConnection(ctx: ScreenContext, health: ConnectionHealth): Block[] {
  const { sentences } = ctx;
  const words = sentences.health;
  const { connection, state } = health;
  const name = sentences.crm[connection.crm];
  const sections: Block[] = [
    {
      ...{ kind: 'section', id: `health:${connection.crm}`, title: name },
      blocks: [drawState(ctx, health), ...drawProgress(ctx, health), ...drawActions(ctx, health)],
    },
    {
      ...{ kind: 'section', id: `runs-section:${connection.crm}`, title: words.runsOf(name), folded: true },
      blocks: [drawRuns(ctx, health)],
    },
  ];
  if (state === 'paused') {
    return [
      {
        ...{ kind: 'alert', id: `paused:${connection.crm}`, tone: 'warn' },
        ...{ title: words.paused(name), text: words.pausedText(name) },
      },
      ...sections,
    ];
  }
  if (state !== 'failing' || connection.failureCode === null) return sections;
  const text = words.remedy(name, connection.failureCode, connection.failureText ?? '');
  const failing: Block = {
    ...{ kind: 'alert', id: `failing:${connection.crm}`, tone: 'bad' },
    ...{ title: words.failing(name), text },
  };
  return [failing, ...sections];
}

function drawState({ sentences }: ScreenContext, health: ConnectionHealth): Block {
  const words = sentences.health;
  const { connection, backlog, state, since } = health;
  const instant = (at: string | null): Cell => ({
    value: at === null ? { type: 'text', text: words.never } : { type: 'instant', at },
  });
  const number = (count: number, tone?: Tone): Cell => ({
    value: { type: 'number', number: count },
    ...(tone && count > 0 ? { tone } : {}),
  });
  const items: BlockOf<'properties'>['items'] = [{ id: 'state', label: words.state, cell: drawStateOf(health, words) }];
  if (since !== null && state !== 'up_to_date') items.push({ id: 'since', label: words.since, cell: instant(since) });
  items.push(
    { id: 'last-read', label: words.lastRead, cell: instant(connection.lastReadAt) },
    { id: 'compared', label: words.compared, cell: instant(connection.comparedAt) },
    { id: 'waiting', label: words.waiting, cell: number(backlog.waiting) },
  );
  if (backlog.oldestAt !== null) items.push({ id: 'oldest', label: words.oldest, cell: instant(backlog.oldestAt) });
  items.push({ id: 'refused', label: words.refused, cell: number(backlog.refused, 'bad') });
  items.push({ id: 'budget', label: words.budget, cell: drawBudget(sentences, health) });
  return { kind: 'properties', id: `state:${connection.crm}`, items };
}

/** What was read is one thing; it is not up to date in the CRM where that has refused something. */
const drawStateOf = ({ state, backlog }: ConnectionHealth, words: ScreenContext['sentences']['health']): Cell =>
  state === 'up_to_date' && backlog.refused > 0
    ? { value: { type: 'text', text: words.upToDateBut }, tone: 'warn' }
    : { value: { type: 'text', text: words.states[state] }, tone: TONES[state] };

function drawBudget(sentences: ScreenContext['sentences'], { connection: { crm, usage } }: ConnectionHealth): Cell {
  const words = sentences.health;
  if (!usage) return { value: { type: 'text', text: words.budgetUnknown[crm] } };
  const percent = toUsedPercent(usage);
  return {
    value: { type: 'text', text: words.budgetText(usage.used, usage.limit, percent) },
    ...(percent !== null && percent >= MUCH ? { tone: percent >= 100 ? 'bad' : 'warn' } : {}),
  };
}

function drawActions({ sentences }: ScreenContext, { connection: { crm }, state }: ConnectionHealth): Block[] {
  if (state === 'disconnected') return [];
  const words = sentences.health;
  const name = sentences.crm[crm];
  const input = { crm };
  const readAll = action({
    ...{ id: `read-all:${crm}`, label: words.readAll, call: 'syncHealth.readEverything', input },
    confirm: { title: words.readAllTitle(name), text: words.readAllText(name), label: words.readAll },
  });
  const pause = action({
    ...{ id: `pause:${crm}`, label: words.pause(name), call: 'syncHealth.pause', input },
    confirm: { title: words.pauseTitle(name), text: words.pauseText(name), label: words.pause(name) },
  });
  // One button that turns into the other, so that the keyboard stays on it.
  const resume = action({
    ...{ id: `pause:${crm}`, label: words.resume(name), call: 'syncHealth.resume', input, look: 'primary' },
  });
  return [{ kind: 'actions', id: `ways:${crm}`, actions: state === 'paused' ? [resume] : [pause, readAll] }];
}
