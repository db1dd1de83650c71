import { findConnection } from '@tierline/db/connection';
import { listUnsettledRecordWrites, type RecordWriteRow } from '@tierline/db/record-write';
import { readAllTables } from '@tierline/db/testing/all-tables';
import { secondsBetween } from '@tierline/domain/instant';
import { deliverDue, readAllChanges, readHinted } from '../worker.ts';
import type { BothCrms } from './both-crms.ts';

const MOST_ROUNDS = 60;
/** Between two rounds of the worker. */
const ROUND_SECONDS = 10;
/** After so many rounds that change nothing, what lay within the readings' overlap has been read again. */
const STILL_ROUNDS = 2;

/** Lets the worker go round until nothing is on its way and nothing changes; waits for retries as long as they are put off. */
export async function settleDown(world: BothCrms): Promise<void> {
  let still = 0;
  const roundSeconds = Math.max(ROUND_SECONDS, world.searchLagSeconds / 4);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const [before, writes] = [readState(world), countAll(world)];
    await goRound(world);
    const waiting = await listWaiting(world);
    const moved = countAll(world) !== writes || readState(world) !== before;
    // What waits for a record that its CRM lacks may do so for ever.
    const isHeldUp = waiting.every(({ failureCode }) => failureCode === 'no_counterpart');
    still = moved || !isHeldUp ? 0 : still + 1;
    if (still >= STILL_ROUNDS + Math.ceil(world.searchLagSeconds / roundSeconds)) return expectHealthy(world);
    passTime(world, roundSeconds, waiting);
  }
  const open = (await listWaiting(world)).map((write) => JSON.stringify(write));
  throw new Error(`it does not settle down; on its way: ${open.join('\n')}`);
}

/** One round of the worker: what webhooks told, what changed, what is due. */
export async function goRound({ worker }: BothCrms): Promise<void> {
  await readHinted(worker);
  await readAllChanges(worker);
  await deliverDue(worker);
}

async function listWaiting({ scope }: BothCrms): Promise<RecordWriteRow[]> {
  const writes = (await listUnsettledRecordWrites(scope, 10_000)).map(({ write }) => write);
  return writes.filter(({ state }) => state === 'pending');
}

/** What was put off for long is waited for; what was delivered is seen by the next reading, long before it is looked for. */
function passTime({ clock, now }: BothCrms, roundSeconds: number, waiting: readonly RecordWriteRow[]): void {
  const waits = waiting.map(({ runAfter, deliveredAt }) => (deliveredAt ? 0 : secondsBetween(now(), runAfter)));
  const shortest = waits.length > 0 ? Math.min(...waits) : 0;
  clock.advance({ seconds: Math.max(roundSeconds, Math.ceil(shortest)) });
}

const countAll = (world: BothCrms): number => world.writes('salesforce') + world.writes('hubspot');

/** What Tierline holds, and what it takes its CRMs to hold. */
export function readState({ url }: BothCrms): string {
  const tables = readAllTables(url.replace(/^file:/, ''));
  const { organization, contact, contract, customer, deal, attribution, record_link } = tables;
  const links = (record_link as { read_run: unknown }[]).map(({ read_run, ...link }) => link);
  return JSON.stringify({ organization, contact, contract, customer, deal, attribution, links });
}

async function expectHealthy({ scope }: BothCrms): Promise<void> {
  for (const crm of ['salesforce', 'hubspot'] as const) {
    const connection = await findConnection(scope, crm);
    if (connection?.failureCode) throw new Error(`${crm} could not be read: ${connection.failureText}`);
  }
}
