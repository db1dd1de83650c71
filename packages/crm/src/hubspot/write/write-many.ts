import { CrmFailure, type CrmWrite, type CrmWriteResult, type WrittenObject } from '@tierline/domain/crm';
import type { Reading } from '../record-reader.ts';
import { readAroundDeals } from './around-deals.ts';
import { planWrite } from './plan-write.ts';
import type { PlannedWrite, Sent } from './planned-write.ts';
import { sendWrites } from './send-writes.ts';
import { readCompanies, type Surroundings, surroundingsOf } from './surroundings.ts';
import { type CompanyOfContact, writeCompaniesOfContacts } from './write-companies-of-contacts.ts';
import { writePartners } from './write-partners.ts';

/** `Crm.writeMany`: what is wrong is found out first, properties come next, and companies of contacts and partners of deals last. */
export async function writeMany(
  reading: Reading,
  object: WrittenObject,
  writes: readonly CrmWrite[],
): Promise<CrmWriteResult[]> {
  if (writes.length === 0) return [];
  const { surroundings, plans } = await plan(reading, object, writes);
  const planned = plans.filter((each): each is PlannedWrite => !(each instanceof CrmFailure));
  const [bare, filled] = [planned.filter(isBare), planned.filter((each) => !isBare(each))];
  const sent = new Map([...bare.map(unsent), ...(await sendWrites(reading, surroundings, filled))]);
  await moveContacts(reading, planned, sent);
  if (object === 'deal' || object === 'lead') await writePartners(reading, object, planned, sent);
  return plans.map((each) => (each instanceof CrmFailure ? { ok: false, failure: each } : (sent.get(each) ?? UNTOLD)));
}

const UNTOLD: CrmWriteResult = { ok: false, failure: new CrmFailure('unavailable', 'The write was not sent.') };

/** What the account offers may have changed since it was described: that is looked at anew before anything is refused. */
async function plan(reading: Reading, object: WrittenObject, writes: readonly CrmWrite[]) {
  const { account, fields } = reading;
  const around = await readAroundDeals(reading, object, writes);
  const more = { object, fields, around, companies: await readCompanies(reading, object, writes) };
  const properties = account.properties[object];
  const all = (surroundings: Surroundings) => writes.map((write) => planOrFail(surroundings, write));
  const surroundings = surroundingsOf(await properties.get(), more);
  const plans = all(surroundings);
  if (!plans.some((each) => each instanceof CrmFailure && each.code === 'rejected')) return { surroundings, plans };
  const renewed = surroundingsOf(await properties.renew(), more);
  return { surroundings: renewed, plans: all(renewed) };
}

function planOrFail(surroundings: Surroundings, write: CrmWrite): PlannedWrite | CrmFailure {
  try {
    return planWrite(surroundings, write);
  } catch (error) {
    if (error instanceof CrmFailure) return error;
    throw error;
  }
}

/** Of a record that is there, nothing but its company or partner may be meant. */
const isBare = ({ id, values }: PlannedWrite): boolean => id !== null && Object.keys(values).length === 0;

const unsent = (write: PlannedWrite): [PlannedWrite, Sent] => [
  write,
  { ok: true, id: write.id ?? '', modifiedAt: null },
];

/** The stamp that the record has after that is not told, so that none is answered. */
async function moveContacts(
  { client }: Reading,
  planned: readonly PlannedWrite[],
  sent: Map<PlannedWrite, Sent>,
): Promise<void> {
  const moving = new Map<PlannedWrite, CompanyOfContact>();
  for (const write of planned) {
    const outcome = sent.get(write);
    if (outcome?.ok && write.companyId !== undefined) {
      moving.set(write, { contactId: outcome.id, companyId: write.companyId });
    }
  }
  // Of several writes of one contact the last one counts.
  const last = new Map([...moving.values()].map((each) => [each.contactId, each]));
  const failures = await writeCompaniesOfContacts(client, [...last.values()]);
  for (const [write, { contactId }] of moving) {
    const failure = failures.get(contactId);
    sent.set(write, failure ? { ok: false, failure } : { ok: true, id: contactId, modifiedAt: null });
  }
}
