import { describe, expect, it } from 'vitest';
import { planLabelChanges } from './label-changes.ts';
import type { Link, LinkType } from './links.ts';

const [PARTNER, DISTRIBUTOR] = [1, 3];
const own = (typeId: number): LinkType => ({ category: 'USER_DEFINED', typeId });
const unlabelled: LinkType = { category: 'HUBSPOT_DEFINED', typeId: 341 };
const primary: LinkType = { category: 'HUBSPOT_DEFINED', typeId: 5 };
const link = (toId: string, ...types: LinkType[]): Link => ({ toId, types: [unlabelled, ...types] });
const nothing = { add: null, unlabel: [], unlink: [] };

describe('the labels of a deal', () => {
  it.each<[string, Link[], string | null, object]>([
    ['are given where there was none', [], '7', { ...nothing, add: { companyId: '7', labels: [DISTRIBUTOR] } }],
    ['are left alone where they are right', [link('7', own(DISTRIBUTOR))], '7', nothing],
    ['are left alone where there is nothing to clear', [link('7', own(PARTNER)), link('8')], null, nothing],
    [
      'move from one company to another, and an association that meant only this goes (row 278)',
      [link('7', own(DISTRIBUTOR))],
      '8',
      { add: { companyId: '8', labels: [DISTRIBUTOR] }, unlabel: [], unlink: ['7'] },
    ],
    ['go when cleared (row 278)', [link('7', own(DISTRIBUTOR))], null, { ...nothing, unlink: ['7'] }],
    [
      'leave an association that has another label',
      [link('7', own(DISTRIBUTOR), own(PARTNER))],
      null,
      { ...nothing, unlabel: ['7'] },
    ],
    ['leave the primary association', [link('7', own(DISTRIBUTOR), primary)], null, { ...nothing, unlabel: ['7'] }],
    [
      'come to those that a company has already, which a new one would replace',
      [link('7', own(PARTNER))],
      '7',
      { ...nothing, add: { companyId: '7', labels: [PARTNER, DISTRIBUTOR] } },
    ],
    [
      'are taken from all who bear them beside the right one',
      [link('7', own(DISTRIBUTOR)), link('8', own(DISTRIBUTOR)), link('9', own(DISTRIBUTOR), own(PARTNER))],
      '7',
      { add: null, unlabel: ['9'], unlink: ['8'] },
    ],
    [
      'are not mistaken for a type of HubSpot with the same number',
      [link('7', { category: 'HUBSPOT_DEFINED', typeId: DISTRIBUTOR })],
      null,
      nothing,
    ],
  ])('%s', (_, links, wanted, changes) => {
    expect(planLabelChanges('deals-companies', DISTRIBUTOR, links, wanted)).toEqual(changes);
  });
});
