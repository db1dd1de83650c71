import { clearWatermark } from '@tierline/db/connection';
import { listProblemsOf } from '@tierline/db/sync-problem';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from './testing/alike.ts';
import { checkAndClose } from './testing/invariants.ts';
import { mapField } from './testing/map-field.ts';
import { tryMapping } from './try-mapping.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});

const FIELD = 'description';
/** What is typed, and whom it prefers. */
const LISTS: readonly [string, 'northwind' | 'kestrel' | null][] = [
  ['Northwind;Kestrel', 'northwind'],
  ['Kestrel;Northwind', 'kestrel'],
  ['; northwind ', 'northwind'],
  ['', null],
];
const preferred = async () => (await world.organization(world.ids.brightline))?.preferredId;
const type = (text: string) => world.edit('hubspot', 'organization', world.ids.brightline, { [FIELD]: text });
const typed = async () => {
  const id = await world.crmIdOf('hubspot', 'organization', world.ids.brightline);
  return world.portal.account.admin.findRecord('companies', id)?.properties[FIELD] ?? '';
};

describe('a preferred distributor that stands by name in a field of the vendor’s own (rows 61, 62, 263)', () => {
  beforeEach(async () => {
    await mapField(world, 'hubspot', 'organization', 'preferred', { field: FIELD });
    await clearWatermark(world.scope, 'hubspot', 'organization');
    await type('Kestrel');
    await world.quiet();
  });
  afterEach(() => checkAndClose(world));

  it('is the first of a list, and the other CRM has him by its lookup', async () => {
    for (const [text, who] of LISTS) {
      await type(text);
      await world.quiet();
      expect(await preferred(), text).toBe(who && world.ids[who]);
      const crmId = who ? await world.crmIdOf('salesforce', 'organization', world.ids[who]) : '';
      expect(await world.held('salesforce', 'organization', world.ids.brightline, 'preferred'), text).toBe(crmId);
      expect(await typed()).toBe(text);
    }
  });

  it('whom nobody knows is reported, and changes nothing until the name is right', async () => {
    const problems = () => listProblemsOf(world.scope, 'hubspot', 'organization', [world.ids.brightline]);
    await type('Nortwind;Kestrel');
    await world.quiet();
    expect(await problems()).toMatchObject([{ key: 'preferred', kind: 'unmapped_value', values: ['Nortwind'] }]);
    expect(await preferred()).toBe(world.ids.kestrel);
    await type('Northwind;Kestrel');
    await world.quiet();
    expect(await problems()).toEqual([]);
    expect(await preferred()).toBe(world.ids.northwind);
  });

  it('that is chosen here or in the other CRM is written by the name that it has there', async () => {
    await world.decide('organization', world.ids.brightline, 'preferred', [world.ids.northwind]);
    await world.quiet();
    expect(await typed()).toBe('Northwind');
    const kestrel = await world.crmIdOf('salesforce', 'organization', world.ids.kestrel);
    await world.edit('salesforce', 'organization', world.ids.brightline, { preferred: kestrel });
    await world.quiet();
    expect(await typed()).toBe('Kestrel');
  });

  it('is tried by name, hop by hop', async () => {
    await type('Northwind;Kestrel');
    const of = { object: 'organization', recordId: world.ids.brightline, key: 'preferred' } as const;
    const mapping = { ...of, field: FIELD, direction: 'both', conflict: 'latest', values: [], blank: null } as const;
    const mappings = [{ ...mapping, transform: 'as_is' as const }];
    expect(await tryMapping(world.worker, world.tenantId, 'hubspot', of, mappings)).toMatchObject({
      ...{ raw: ['Northwind;Kestrel'], transformed: ['Northwind'], told: { values: [world.ids.northwind] } },
      ...{ unresolved: [], held: [world.ids.kestrel], decision: 'take' },
    });
  });
});
