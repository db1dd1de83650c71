import type { ScreenAnswer } from '@tierline/blocks/protocol';
import { getSavedMappings } from '@tierline/db/field-mapping';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';
import { writeName } from './form-values.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld();
});
afterEach(() => world.close());

const COMPANIES = { crm: 'hubspot', object: 'organization' } as const;
const admin = () => {
  // HubSpot's limit of calls counts by the clock.
  world.clock.advance({ seconds: 1 });
  return world.in('superAdmin');
};

/** What Salesforce offers for the segment, each beside a value of HubSpot's own field. */
const PAIRS = [
  { ours: 'Enterprise', theirs: 'PROSPECT' },
  { ours: 'Mid-Market', theirs: 'PARTNER' },
  { ours: 'Small Business', theirs: 'RESELLER' },
];

async function save(pairs: readonly { ours: string; theirs: string }[], more: object = {}) {
  const { mappings } = await getSavedMappings({ db: world.db, tenantId: world.tenantId }, 'hubspot', 'organization');
  expect(mappings).toEqual([]);
  // Any other value of HubSpot's field stands for nothing here.
  const rest = ['VENDOR', 'OTHER'].filter((value) => !pairs.some(({ theirs }) => theirs === value));
  const values = [...pairs, ...rest.map((theirs) => ({ ours: '', theirs }))];
  const mapping = {
    ...{ object: 'organization', key: 'segment', field: 'type', direction: 'both', conflict: 'latest' },
    ...{ blank: null, transform: 'as_is', values, ...more },
  };
  const draft = { ...COMPANIES, draft: [mapping], dropped: [], revision: 0 };
  const saved = await admin().act('mapping', 'mapping.save', draft as never);
  return saved.problem?.text ?? 'saved';
}

describe('a map of values with a hole', () => {
  it('shows what is written for values that nothing there is called', async () => {
    const { data, problem } = await admin().call<ScreenAnswer>('screen.open', {
      ...{ screen: 'mapping-field', params: { ...COMPANIES, key: 'segment', row: 'type' }, host: HOST },
    });
    if (problem) throw new Error(problem.text);
    const field = getOnly(data, 'form').fields.find(({ name }) => name === writeName('Public Sector'));
    expect(field).toMatchObject({ label: '“Public Sector” is written to HubSpot as', value: null });
  });

  it('is not saved: each write of such a value would be refused', async () => {
    expect(await save(PAIRS)).toContain('HubSpot has no value for “Public Sector” of “Segment”. Choose one');
  });

  it('is saved where the field is only read', async () => {
    expect(await save(PAIRS, { direction: 'read_only' })).toBe('saved');
  });

  it('is saved where the hole is filled', async () => {
    expect(await save([...PAIRS, { ours: 'Public Sector', theirs: 'OTHER' }])).toBe('saved');
  });
});
