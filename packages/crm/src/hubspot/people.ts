import type { HubSpotClientOptions } from './client.ts';
import { createHubSpotClient, type HubSpotClient } from './client.ts';
import { everyPage } from './every-page.ts';
import { statusOf } from './failure.ts';
import { toName } from './values.ts';

/** Somebody who may sign in to the account; needs the scope `settings.users.read`. */
export interface Person {
  userId: string;
  email: string;
  /** The email where HubSpot knows no name. */
  name: string;
  superAdmin: boolean;
}

export interface HubSpotPeople {
  list(): Promise<Person[]>;
  find(userId: string): Promise<Person | null>;
}

export const createHubSpotPeople = (options: HubSpotClientOptions): HubSpotPeople =>
  peopleOf(createHubSpotClient(options));

/** "User provisioning" in HubSpot's developer documentation. */
export function peopleOf({ users }: HubSpotClient): HubSpotPeople {
  return {
    async list() {
      return (await everyPage((after) => users.getPage(100, after))).map(toPerson);
    },
    async find(userId) {
      try {
        return toPerson(await users.getById(userId, 'USER_ID'));
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw error;
      }
    },
  };
}

type User = Awaited<ReturnType<HubSpotClient['users']['getById']>>;

const toPerson = (user: User): Person => ({
  userId: String(user.id),
  email: user.email,
  name: toName(user) ?? user.email,
  superAdmin: user.superAdmin === true,
});
