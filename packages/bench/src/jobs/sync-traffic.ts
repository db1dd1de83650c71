import type { CrmKind } from '@tierline/domain/crm';
import { addCalls, type CallCount } from '../crms/call-count.ts';
import type { Values } from '../crms/organization-values.ts';
import { type Change, planWave, type Wave } from '../crms/traffic.ts';
import { createTwoCrms, type TwoCrms } from '../crms/two-crms.ts';
import { type Figure, toFigure } from '../figure.ts';
import { Random } from '../random.ts';
import { toTimes } from '../take-turns.ts';

/** Records that one call may write. */
const IN_A_CALL: Record<CrmKind, number> = { salesforce: 200, hubspot: 100 };
/** The peer takes long, and fewer turns. */
const PEER_WAVES = 2;
const ROUNDS = 5;
/** Between one reading and the next, so that each looks at what is new and not at what the last one has just seen. */
const BETWEEN_SECONDS = 90;

/**
 * Changes in one CRM that the other one is to have, over HTTP and through the adapters. In each wave people save what they do
 * in five rounds, Tierline reads both CRMs after each, and then delivers what has come together: the records written come
 * back as echoes in the next wave. Of all that either CRM tells, three tenths are such echoes, and fifteen in a hundred leave
 * what is mapped as it was. The peer is the same Tierline that sends each record in a call of its own.
 */
export async function measureSyncTraffic(traffic: Traffic): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const to of ['hubspot', 'salesforce'] as const) figures.push(await measureTo(to, traffic));
  return figures;
}

export interface Traffic {
  changes: number;
  seed: number;
  waves?: number;
}

async function measureTo(to: CrmKind, { changes, seed, waves = 5 }: Traffic): Promise<Figure> {
  const inAWave = changes / waves;
  const organizations = inAWave;
  const size = { records: inAWave * 0.3, edits: inAWave * 0.55, noOps: inAWave * 0.15 };
  const vendors = [await settledVendor(organizations, seed), await settledVendor(organizations, seed)] as const;
  const [ours, theirs] = vendors.map((vendor) => createTally(vendor, to)) as [Tally, Tally];
  const random = new Random(seed + 5);
  const present: Values[] = [...vendors[0].companies];
  let least = 0;
  let changed = 0;
  for (let turn = 0; turn < waves; turn += 1) {
    const wave = planWave(random, present, { ...size, rounds: ROUNDS });
    least += Math.ceil(wave.changed / IN_A_CALL[to]);
    changed += wave.changed;
    await ours.take(wave, false);
    if (turn < PEER_WAVES) await theirs.take(wave, true);
  }
  for (const { hearOfIt } of [ours, theirs]) await hearOfIt();
  const { count } = ours;
  const figure = toFigure({
    job: `sync traffic to ${to === 'hubspot' ? 'HubSpot' : 'Salesforce'}, delivered`,
    size: {
      ...{ changes, organizations, edits: size.edits * waves, echoes: changed, 'no-ops': size.noOps * waves },
      ...{ 'records changed': changed, 'records written': count.to.written },
      ...{ 'calls that write back': count.from.writes, 'other calls': count.to.reads + count.from.reads },
      ...{
        'calls of the peer that write': theirs.count.to.writes,
        'changes a second, read and delivered': ours.rate(),
      },
    },
    answersEqual: ours.isRight() && theirs.isRight(),
    ...{ oursMs: toTimes(ours.delivered), peer: 'each record in a call of its own', peerMs: toTimes(theirs.delivered) },
    calls: { made: count.to.writes + count.from.writes, least, atMost: 1.05 },
  });
  for (const vendor of vendors) await vendor.close();
  return figure;
}

/** All is read, and both CRMs agree. */
async function settledVendor(organizations: number, seed: number): Promise<TwoCrms> {
  const vendor = await createTwoCrms({ organizations, seed });
  const { engine, sides, clock } = vendor;
  for (const kind of ['salesforce', 'hubspot'] as const) await engine.do('read', kind);
  clock.pass(BETWEEN_SECONDS);
  const { result } = await engine.do('countOpen');
  const { writes } = sides.hubspot.takeCalls();
  if (result.waiting + writes + sides.salesforce.takeCalls().writes > 0) throw new Error('the CRMs differ at first');
  return vendor;
}

interface Tally {
  /** Milliseconds that each wave's deliveries took. */
  delivered: number[];
  /** Calls of all waves so far, to the CRM that is to be told and to the one that tells. */
  count: { to: CallCount; from: CallCount };
  take(wave: Wave, singly: boolean): Promise<void>;
  /** Reads the echoes of the last wave, and delivers what that might bring about. */
  hearOfIt(): Promise<void>;
  isRight(): boolean;
  /** Edits and no-ops a second, over all that was done for them. */
  rate(): number;
}

function createTally({ engine, sides, ids, clock, areEqual }: TwoCrms, to: CrmKind): Tally {
  const from = to === 'hubspot' ? 'salesforce' : 'hubspot';
  const delivered: number[] = [];
  const count = { to: { writes: 0, written: 0, reads: 0 }, from: { writes: 0, written: 0, reads: 0 } };
  let equal = true;
  let open = 0;
  let heard = 0;
  let spentMs = 0;

  async function readBoth(): Promise<void> {
    clock.pass(BETWEEN_SECONDS);
    for (const kind of [from, to] as const) spentMs += (await engine.do('read', kind)).ms;
  }
  async function deliver(singly: boolean): Promise<number> {
    const { ms } = await engine.do('deliver', singly);
    spentMs += ms;
    addCalls(count.to, sides[to].takeCalls());
    addCalls(count.from, sides[from].takeCalls());
    const { result } = await engine.do('countOpen');
    equal &&= areEqual();
    open = result.refused;
    return ms;
  }
  const save = (changes: readonly Change[]) =>
    sides[from].edit(changes.map(({ n, values }) => ({ id: ids[from].get(n) ?? '', values })));

  return {
    ...{ delivered, count },
    async take(wave, singly) {
      for (const lists of wave.rounds) {
        for (const changes of lists) await save(changes);
        heard += lists.flat().length;
        await readBoth();
      }
      delivered.push(await deliver(singly));
    },
    async hearOfIt() {
      await readBoth();
      await deliver(false);
    },
    isRight: () => equal && open === 0,
    rate: () => Math.round((heard / spentMs) * 1000),
  };
}
