import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly, listOf } from '../testing/blocks.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
let ole: string;
beforeEach(async () => {
  world = await createTwoCrmsWorld({ patient: true });
  const organizationId = world.there.brightline;
  ole = await world.hands.seedContact({ firstName: 'Ole', lastName: 'Berg', email: 'ole@b.example', organizationId });
  await settle();
});
afterEach(() => world.close());

async function settle() {
  world.clock.advance({ minutes: 2 });
  await world.settle();
}
const page = (who: 'marketer' | 'reader') => world.in(who, { object: 'contacts', id: ole });
const inCrm = (property: string) => world.account.admin.findRecord('contacts', ole)?.properties[property];

describe('a contact in HubSpot (rows 129, 170, 282)', () => {
  it('has a card of its own, and stands on its company’s in both CRMs', async () => {
    const { data } = await page('marketer').open('contact');
    const cells = Object.fromEntries(getOnly(data, 'properties').items.map(({ id, cell }) => [id, cell]));
    expect(cells.name?.value).toEqual({ type: 'person', name: 'Ole Berg' });
    expect(cells.access?.value).toEqual({ type: 'text', text: 'Contact, no access' });
    expect(cells.organization?.record).toEqual({ object: 'companies', id: world.there.brightline });
    for (const card of [
      await world.in('marketer', { object: 'companies', id: world.there.brightline }).open('organization'),
      await world.as('rep', world.ids.brightline).open('organization'),
    ]) {
      const table = listOf(card.data, 'table').find(({ id }) => id.startsWith('people:'));
      expect(table?.rows.map(({ cells: row }) => row.name?.value)).toEqual([{ type: 'person', name: 'Ole Berg' }]);
    }
  });

  it('is given a role by whoever may choose there, and by no reader', async () => {
    const form = getOnly((await page('marketer').open('contact')).data, 'form');
    const role = form.fields.find(({ name }) => name === 'role');
    expect(role?.type === 'picker' && role.options.map(({ value }) => value)).toEqual([
      'Executive',
      'Manager',
      'Sales',
    ]);
    const input = { ...form.submit.input, role: 'Executive' };
    const { data } = await page('marketer').act('contact', form.submit.call, input);
    expect(data.effects).toEqual([{ do: 'toast', tone: 'good', title: 'Saved' }]);
    expect(inCrm('tierline_role')).toBe('Executive');
    const refused = await page('reader').act('contact', form.submit.call, { ...input, role: 'Sales' });
    expect(refused.problem?.code).toBe('not_permitted');
    expect(listOf((await page('reader').open('contact')).data, 'form')).toEqual([]);
  });
});
