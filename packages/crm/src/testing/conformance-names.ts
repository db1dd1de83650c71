import type { CrmObject } from '@tierline/domain/crm';
import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';

const OBJECTS: readonly CrmObject[] = ['organization', 'contact', 'deal', 'lead'];

export function testNames(world: () => CrmWorld): void {
  it.each(OBJECTS)('go back and forth for the %s', (object) => {
    const { crm } = world();
    expect(crm.toObject(crm.objectName(object))).toBe(object);
  });

  it('are not invented for objects that Tierline does not know', () => {
    expect(world().crm.toObject('Ticket')).toBeNull();
  });

  it.each(['deal', 'lead'] as const)(
    'of the field with the second partner is among the %s fields to watch',
    (object) => {
      const { crm } = world();
      expect(crm.watchedFields(object)).toContain(crm.secondPartnerField(object));
    },
  );

  it('of one record come together, however its id is spelled', async () => {
    const { crm, seedDeal, spellingsOf } = world();
    const id = await seedDeal({ name: 'Fleet renewal' });
    const spellings = spellingsOf(id);
    expect(spellings[0]).toBe(id);
    expect(spellings.map(crm.toId)).toEqual(spellings.map(() => id));
  });

  it.each(['', 'nonsense', "x' OR Name != '", '../deals'])('are not made of %j, which is no id', (text) => {
    expect(world().crm.toId(text)).toBeNull();
  });
}
