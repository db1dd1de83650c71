import { describe, expect, it } from 'vitest';
import { fromSeen, NOTHING_SEEN, type SeenRecord, toSeen } from './seen.ts';

const SEEN: SeenRecord = {
  ...{ fields: { name: ['Brightline'], region: [] }, inProgramme: true, contractNames: ['Kestrel', 'Nobody yet'] },
  ...{ preferredCrmId: '001', parentCrmId: '002' },
};

describe('what a CRM was last seen to hold', () => {
  it('is kept, and known again; null before the first read', () => {
    expect(fromSeen(JSON.parse(JSON.stringify(toSeen(SEEN))))).toEqual(SEEN);
    expect(fromSeen(null)).toBeNull();
    expect(fromSeen(toSeen(NOTHING_SEEN))).toEqual(NOTHING_SEEN);
  });

  it('of a link from before there were parents or mappings is read as it was kept then', () => {
    const { parentCrmId: _, ...older } = SEEN;
    expect(fromSeen({ ...older })).toEqual({ ...SEEN, parentCrmId: null });
    const flat = {
      ...{ name: 'Brightline', status: 'Active Partner', accountType: 'partner', preferredId: 'k', standing: 'active' },
      ...{ contractNames: ['Kestrel'], 'values.region': ['EMEA'], 'values.product_lines': [] },
    };
    expect(fromSeen(flat)).toEqual({
      ...NOTHING_SEEN,
      fields: {
        ...{ name: ['Brightline'], status: ['Active Partner'], account_type: ['partner'], preferred: ['k'] },
        ...{ region: ['EMEA'], product_lines: [] },
      },
      inProgramme: true,
      contractNames: ['Kestrel'],
    });
  });

  it.each([
    [{ standing: 'outside', status: '' }, false, { status: [] }],
    [{ preferredId: null }, false, { preferred: [] }],
    [{}, false, {}],
  ])('of %j is outside the programme, and blank where it was', (flat, inProgramme, fields) =>
    expect(fromSeen(flat)).toMatchObject({ inProgramme, fields }),
  );

  it('that is no list of texts tells nothing', () =>
    expect(
      fromSeen({ fields: { name: 'Brightline', region: [1, 'EMEA'] }, contractNames: 'Kestrel', inProgramme: 1 }),
    ).toEqual({
      ...NOTHING_SEEN,
      fields: { name: [], region: ['EMEA'] },
    }));
});
