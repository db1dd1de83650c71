import { findOrganization } from '@tierline/db/organization';
import { findLink, listLinks } from '@tierline/db/record-link';
import {
  findRecordWrite,
  listOpenWrites,
  listUnsettledRecordWrites,
  type RecordWriteRow,
} from '@tierline/db/record-write';
import { listProblemsOf } from '@tierline/db/sync-problem';
import type { AccountType } from '@tierline/domain/account-type';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { isRewritten } from '@tierline/domain/field-mapping/same-values';
import { toStanding } from '@tierline/domain/organization';
import { DEFAULT_SYNC_SCOPE, isInScope } from '@tierline/domain/sync-scope';
import { fromSeen } from '../seen.ts';
import { type Edit, findLost } from './edits.ts';
import type { Stored } from './memory-records.ts';
import { idOf, type Play } from './perform.ts';
import { runOnce } from './quiet.ts';
import { CRMS, type World } from './three-sides.ts';
import { TURNED } from './values.ts';
import { listHere } from './values-held.ts';
import { findRecord, keysOf, toWords } from './words.ts';

/** What does not hold, as sentences, once all is quiet. */
export async function findFaults(play: Play): Promise<string[]> {
  const { world } = play;
  return [
    ...world.violations,
    ...(await findUnsettled(world)),
    ...findDoubles(world),
    ...(await findDifferences(world)),
    ...(await findMoreWrites(play)),
  ];
}

/** Nothing waits, but for a record that its CRM does not have. */
async function findUnsettled({ scope }: World): Promise<string[]> {
  const open = await listUnsettledRecordWrites(scope, 1000);
  const waiting = open.filter(({ write }) => write.state === 'pending' && write.failureCode !== 'no_counterpart');
  return waiting.map(
    ({ write: { crm, target, desired, failureCode, attempts, deliveredAt }, recordName }) =>
      `pending: ${crm} ${recordName} ${target} “${desired}” (${failureCode}, ${attempts} tries, delivered ${deliveredAt})`,
  );
}

function findDoubles({ sides }: World): string[] {
  return CRMS.flatMap((crm) =>
    (['organization', 'contact'] as const).flatMap((object) => {
      const live = sides[crm].records.all(object).filter(({ deleted }) => !deleted);
      const byHandle = Map.groupBy(live, ({ handle }) => handle);
      return [...byHandle].filter(([, list]) => list.length > 1).map(([handle]) => `${crm} has ${handle} twice`);
    }),
  );
}

/** Two runs over everything, the second of which begins with what the first has left. */
async function findMoreWrites(play: Play): Promise<string[]> {
  const { sides } = play.world;
  const count = () => CRMS.map((crm) => sides[crm].writes.length);
  const before = count();
  for (let run = 0; run < 2; run += 1) await runOnce(play, { hours: 25 });
  const more = CRMS.flatMap((crm, at) => sides[crm].writes.slice(before[at]));
  return more.map(({ crm, after, asked }) => `one more write: ${crm} ${after.handle} ${JSON.stringify(asked)}`);
}

async function findDifferences(world: World): Promise<string[]> {
  const faults: string[] = [];
  for (const object of ['organization', 'contact'] as const) {
    const all = CRMS.flatMap((crm) => world.sides[crm].records.all(object).map(({ handle }) => handle));
    for (const handle of new Set(all)) faults.push(...(await findDifferencesOf(world, object, handle)));
  }
  return faults;
}

async function findDifferencesOf(world: World, object: SyncedObject, handle: string): Promise<string[]> {
  const { scope, sides, edits } = world;
  const recordId = await idOf(world, object, handle);
  const there = await listThere(world, object, handle, recordId);
  if (!recordId) return there.map(({ crm }) => `${crm} ${handle} is not known here`);
  const here = await listHere(world, object, recordId);
  const open = await listOpenWrites(scope, object, [recordId]);
  const faults: string[] = [];
  for (const key of keysOf(object)) {
    if (there.length === 0 || (key === 'contracts' && here.get('account_type')?.[0] !== 'partner')) continue;
    const ours = here.get(key) ?? [];
    const place = `${handle} ${key}`;
    for (const { crm, record } of there) {
      const theirs = toWords(sides[crm].records, record, key);
      if (isRewritten(ours, theirs)) continue;
      const problems = await listProblemsOf(scope, crm, object, [recordId]);
      const isTold =
        open.some((write) => write.crm === crm && write.target === key) ||
        problems.some((problem) => problem.key === key && problem.kind === 'ping_pong');
      if (!isTold) faults.push(`${place}: ${crm} holds “${theirs}”, Tierline “${ours}”`);
    }
    const isBound = handle === TURNED && ['contracts', 'status', 'account_type'].includes(key);
    if (isBound) continue;
    for (const edit of edits.of(place))
      await excuse(
        world,
        edit,
        there,
        open.filter(({ target }) => target === key),
      );
    const lost = findLost(edits.of(place), ours);
    if (lost === 'nobody chose it') faults.push(`${place}: “${ours}” stands, which nobody chose`);
    else
      faults.push(
        ...lost.map(({ side, by, values }) => `${place}: “${values}” (${by}, ${side}) is lost, “${ours}” stands`),
      );
  }
  return faults;
}

/** What does not count: a decision that was refused is shown to whoever made it, and so is what was put back in its place. */
async function excuse(
  { scope }: World,
  edit: Edit,
  there: readonly { crm: CrmKind }[],
  open: readonly RecordWriteRow[],
): Promise<void> {
  if (edit.writeId !== null && (await findRecordWrite(scope, edit.writeId))?.state !== 'accepted') {
    edit.excused ??= 'not accepted';
  }
  if (!there.some(({ crm }) => crm === edit.side)) edit.excused ??= 'out of scope';
  if (open.some(({ crm, dismissedAt }) => crm === edit.side && dismissedAt === null)) edit.excused ??= 'told';
}

/** The records of the CRMs that are to be in line with it. */
async function listThere(
  world: World,
  object: SyncedObject,
  handle: string,
  recordId: string | null,
): Promise<{ crm: CrmKind; record: Stored }[]> {
  const there: { crm: CrmKind; record: Stored }[] = [];
  const links = recordId === null ? [] : await listLinks(world.scope, object, recordId);
  for (const crm of CRMS) {
    const record = findRecord(world.sides[crm].records, object, handle);
    if (!record || !(await isKept(world, crm, record))) continue;
    if (recordId !== null && !links.some((link) => link.crm === crm && link.crmId === record.id)) continue;
    there.push({ crm, record });
  }
  return there;
}

async function isKept({ sides, scope }: World, crm: CrmKind, record: Stored): Promise<boolean> {
  if (record.object === 'organization') {
    const [status = null] = record.values.status ?? [];
    const standing = toStanding({ inSync: record.inSync, status, deleted: false });
    const [type] = toWords(sides[crm].records, record, 'account_type');
    return isInScope({ accountType: type as AccountType, standing }, DEFAULT_SYNC_SCOPE);
  }
  const [employer] = record.values.organization ?? [];
  const link = employer ? await findLink(scope, crm, 'organization', employer) : null;
  const organization = link && (await findOrganization(scope, link.id));
  if (!organization || fromSeen(link.seen)?.inProgramme !== true) return false;
  return isInScope(organization, DEFAULT_SYNC_SCOPE);
}
