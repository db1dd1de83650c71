import { CrmFailure } from '@tierline/domain/crm';
import { toOwnerText } from '@tierline/domain/deal-values';
import { lazy } from '../lazy.ts';
import { type AccountProperties, createAccountProperties } from './account-properties.ts';
import type { HubSpotClient } from './client.ts';
import type { Directory } from './directory.ts';
import { createDirectory } from './directory.ts';
import { everyPage } from './every-page.ts';
import { parseObject } from './failure.ts';
import type { HubSpotFields } from './fields.ts';
import { peopleOf } from './people.ts';
import type { Stage } from './stages.ts';
import { loadStages } from './stages.ts';
import { toName } from './values.ts';

/** What the account says once for many records. */
export interface Account {
  readonly dealStages: Directory<Stage>;
  readonly leadStages: Directory<Stage>;
  /** By owner id. */
  readonly owners: Directory<Owner>;
  /** Names, by user id. */
  readonly people: Directory<string>;
  readonly properties: AccountProperties;
  /** ISO 4217, for amounts of deals that name no currency. */
  currency(): Promise<string>;
  /** HubSpot's present time. */
  now(): Promise<string>;
}

/** Those who left are listed too, so that one who is not listed is new: his deals wait to be given to him elsewhere. */
const OWNERS_RETRY_SECONDS = 5;

export interface Owner {
  name: string;
  /** In small letters. */
  email: string | null;
  /** Whether records may still be given to him. */
  isPresent: boolean;
}

export function createAccount(client: HubSpotClient, fields: HubSpotFields, clock: () => Date): Account {
  // "Account information": needs no scope, and its date is the clock by which records are stamped.
  const details = () => client.get('/account-info/v3/details');
  const currency = lazy(async () => {
    const { companyCurrency } = parseObject((await details()).body);
    if (typeof companyCurrency === 'string') return companyCurrency;
    throw new CrmFailure('unavailable', 'HubSpot described the account without its currency.');
  });

  return {
    dealStages: createDirectory(() => loadStages(client, 'deals'), clock),
    leadStages: createDirectory(() => loadStages(client, 'leads'), clock),
    owners: createDirectory(() => loadOwners(client), clock, OWNERS_RETRY_SECONDS),
    people: createDirectory(async () => {
      const people = await peopleOf(client).list();
      return new Map(people.map(({ userId, name }) => [userId, name]));
    }, clock),
    properties: createAccountProperties(client, fields, clock),
    currency: currency.get,
    async now() {
      const date = new Date((await details()).headers.date ?? '');
      if (Number.isNaN(date.getTime())) throw new CrmFailure('unavailable', 'HubSpot answered without a date.');
      return date.toISOString();
    },
  };
}

/** "Owners": those who left keep what they own, and are listed apart. */
async function loadOwners({ owners }: HubSpotClient): Promise<ReadonlyMap<string, Owner>> {
  const [present, past] = await Promise.all(
    [false, true].map((archived) => everyPage((after) => owners.getPage(undefined, after, 500, archived))),
  );
  return new Map(
    [...(past ?? []), ...(present ?? [])].map((owner) => [
      owner.id,
      {
        name: toName(owner) ?? owner.id,
        email: owner.email ? toOwnerText(owner.email) : null,
        isPresent: !owner.archived,
      },
    ]),
  );
}
