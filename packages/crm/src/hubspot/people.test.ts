import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHubSpotWorld, type HubSpotWorld } from '../testing/hubspot-world.ts';
import { createHubSpotPeople, type HubSpotPeople } from './people.ts';

let world: HubSpotWorld;
let people: HubSpotPeople;
beforeEach(async () => {
  world = await createHubSpotWorld({ plan: 'starter', currencies: ['USD'] });
  people = createHubSpotPeople(world.parts);
});
afterEach(() => world.close());

describe('the people of an account', () => {
  it('are listed, over pages', async () => {
    for (let number = 1; number <= 120; number += 1) {
      world.account.admin.createUser({
        email: `p${number}@vendor.example`,
        firstName: 'Person',
        lastName: String(number),
      });
    }
    const emails = (await people.list()).map(({ email }) => email);
    expect(new Set(emails).size).toBe(122);
    expect(emails).toEqual(expect.arrayContaining(['p1@vendor.example', 'p120@vendor.example']));
  });

  it('are found by their ids, and say whether they are super admins', async () => {
    const { userId } = world.hands;
    expect(await people.find(userId)).toEqual({
      userId,
      email: 'ada@vendor.example',
      name: 'Ada Example',
      superAdmin: false,
    });
    const grace = (await people.list()).find(({ name }) => name === 'Grace Example');
    expect(await people.find(grace?.userId ?? '')).toMatchObject({ superAdmin: true });
  });

  it('do not include those whom the account does not know', async () => {
    expect(await people.find('999999')).toBeNull();
  });

  it('are not told to an app that may not know', async () => {
    world.account.admin.revokeScope('tierline-client', 'settings.users.read');
    await expect(people.list()).rejects.toMatchObject({ code: 'not_authorized' });
  });
});
