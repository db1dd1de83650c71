import type { CrmWrite, DealObject, WrittenObject } from '@tierline/domain/crm';
import { toOwnerText } from '@tierline/domain/deal-values';
import type { Owner } from '../account.ts';
import { PIPELINE } from '../deal-fields.ts';
import { objectName } from '../objects.ts';
import { propertiesOfMany } from '../properties-of-many.ts';
import { toRecordId } from '../record-id.ts';
import type { Reading } from '../record-reader.ts';
import type { Stage } from '../stages.ts';
import { toText } from '../values.ts';

/** What writes of deals and leads are checked against, besides the properties; read as far as they need it. */
export interface AroundDeals {
  /** By their ids. */
  stages: ReadonlyMap<string, Stage>;
  owners: ReadonlyMap<string, Owner>;
  /** Of the records whose stage is to be written, by their ids; those that are gone are absent. */
  pipelines: ReadonlyMap<string, string | null>;
  /** The account's; `null` where no amount is written. */
  currency: string | null;
}

const NOTHING: AroundDeals = { stages: new Map(), owners: new Map(), pipelines: new Map(), currency: null };

export async function readAroundDeals(
  { client, account }: Pick<Reading, 'client' | 'account'>,
  object: WrittenObject,
  writes: readonly CrmWrite[],
): Promise<AroundDeals> {
  if (object !== 'deal' && object !== 'lead') return NOTHING;
  const staged = writes.filter(({ write }) => write.stage !== undefined);
  const emails = writes.flatMap(({ write }) => (write.ownerEmail ? [toOwnerText(write.ownerEmail)] : []));
  const pipelines = staged.length === 0 ? NOTHING.pipelines : await readPipelines(client, object, staged);
  const directory = object === 'deal' ? account.dealStages : account.leadStages;
  const hasStages: Parameters<typeof directory.until>[0] = (stages) =>
    staged.every(({ id, write }) => {
      const pipeline = pipelines.get(toRecordId(id ?? '') ?? '');
      return pipeline === undefined || findStage(stages, pipeline, write.stage ?? '') !== null;
    });
  const hasOwners: Parameters<typeof account.owners.until>[0] = (owners) => {
    const known = new Set([...owners.values()].map(({ email }) => email));
    return emails.every((email) => known.has(email));
  };
  const [stages, owners, currency] = await Promise.all([
    staged.length === 0 ? NOTHING.stages : directory.until(hasStages),
    emails.length === 0 ? NOTHING.owners : account.owners.until(hasOwners),
    writes.some(({ write }) => write.amount) ? account.currency() : null,
  ]);
  return { stages, owners, pipelines, currency };
}

/** Stages of several pipelines may have one name; a record whose pipeline is not told takes the first of them. */
export function findStage(stages: AroundDeals['stages'], pipeline: string | null, name: string): string | null {
  const found = [...stages].find(
    ([, { label, pipelineId }]) => fold(label) === fold(name) && (pipeline === null || pipelineId === pipeline),
  );
  return found?.[0] ?? null;
}

async function readPipelines(client: Reading['client'], object: DealObject, writes: readonly CrmWrite[]) {
  const ids = writes.flatMap(({ id }) => toRecordId(id ?? '') ?? []);
  const found = await propertiesOfMany(client, objectName(object), [PIPELINE[object]], ids);
  return new Map([...found].map(([id, properties]) => [id, toText(properties[PIPELINE[object]])]));
}

const fold = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
