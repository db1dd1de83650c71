import type { Step } from '@tierline/blocks/vocabulary';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly } from '../testing/blocks.ts';
import { createOnboardingWorld, type OnboardingWorld } from '../testing/onboarding-world.ts';
import { orgKeys } from '../testing/world.ts';

let world: OnboardingWorld;
beforeEach(async () => {
  world = await createOnboardingWorld();
  world.production.paste(orgKeys.publicKey);
  await admin().call('connection.connect', { ...world.production.login, key: 'connect-1' });
});
afterEach(() => world.close());

const admin = () => world.production.as('admin');
const steps = async (): Promise<Step[]> => getOnly((await admin().open('admin')).data, 'steps').steps;
const step = async (id: string) => (await steps()).find((each) => each.id === id);
const assign = (...permissionSets: string[]) => {
  const { org, login } = world.production;
  const user = org.admin.listRecords('User').find(({ Username }) => Username === login.username);
  org.admin.setPermissionSets(user?.Id ?? '', permissionSets);
};

describe('the set-up on the administrator’s page', () => {
  it('is done as far as it can be seen from here, and claims nothing of pages', async () => {
    expect((await steps()).map(({ id, state }) => `${id} ${state}`)).toEqual([
      'certificate done',
      'login done',
      'access done',
      'pages todo',
    ]);
  });

  it('names what the integration user lacks', async () => {
    assign();
    expect(await step('access')).toMatchObject({
      state: 'failed',
      text: 'Missing: read Account, read Contact, read Opportunity, read Lead, read Tierline_Signing_Key__c. Give the integration user the permission set Tierline Integration as it was deployed.',
    });
  });

  it('names what it may do beyond what it needs', async () => {
    assign('Tierline_Integration', 'Tierline_Admin');
    const access = await step('access');
    expect(access?.state).toBe('failed');
    expect(access?.text).toContain(
      'More than Tierline needs: create Tierline_Signing_Key__c, edit Tierline_Signing_Key__c.',
    );
  });

  it('tells in Salesforce’s words why Tierline does not get in', async () => {
    const { org, login } = world.production;
    const user = org.admin.listRecords('User').find(({ Username }) => Username === login.username);
    org.admin.deactivateUser(user?.Id ?? '');
    expect(await step('login')).toMatchObject({ state: 'failed' });
    expect((await step('login'))?.text).toContain('inactive_user');
    expect(await step('access')).toMatchObject({ state: 'todo' });
  });

  it('asks the org again after some minutes, and not with each look at the page', async () => {
    await steps();
    const asked = () => world.production.org.requests.entries.filter(({ path }) => path.endsWith('/describe')).length;
    const before = asked();
    await steps();
    expect(asked()).toBe(before);
    world.clock.advance({ minutes: 6 });
    await steps();
    expect(asked()).toBeGreaterThan(before);
  });

  it('can be asked for by name', async () => {
    const { data } = await admin().call('connection.check', undefined);
    expect(data).toEqual({ keys: 1, login: { ok: true }, access: { missing: [], excess: [] } });
  });
});
