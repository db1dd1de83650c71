import { describe, expect, it } from 'vitest';
import {
  isOddPair,
  listUnpaired,
  type StageNames,
  type StagePair,
  toChoices,
  toOurStage,
  toPairs,
  toTheirStage,
} from './stage-names.ts';

const pair = (salesforce: string, hubspot: string): StagePair => ({ object: 'deal', salesforce, hubspot });
const names: StageNames = {
  object: 'deal',
  pairs: [
    pair('Prospecting', 'Appointment Scheduled'),
    pair('Qualification', 'Appointment Scheduled'),
    pair('Negotiation', 'Contract Sent'),
    pair('Negotiation', 'Decision Maker Bought-In'),
    { object: 'lead', salesforce: 'Working', hubspot: 'Closed Won' },
  ],
};

describe('what a stage is called here', () => {
  it.each([
    ['salesforce', 'Prospecting', [], 'Prospecting'],
    ['hubspot', 'Contract Sent', [], 'Negotiation'],
    ['hubspot', 'decision maker  bought-in', [], 'Negotiation'],
    ['hubspot', 'Appointment Scheduled', [], 'Prospecting'],
    ['hubspot', 'Appointment Scheduled', ['Negotiation', 'qualification'], 'qualification'],
    ['hubspot', 'Closed Won', [], 'Closed Won'],
    ['hubspot', 'Closed won', ['Closed Won'], 'Closed Won'],
    ['salesforce', 'closed won', ['Closed Won'], 'Closed Won'],
    ['salesforce', 'Closed Lost', ['Closed Won'], 'Closed Lost'],
  ] as const)('%s’s “%s”, where %j is expected, is “%s”', (crm, name, expected, ours) =>
    expect(toOurStage(names, crm, name, expected)).toBe(ours),
  );
});

describe('what a stage is called here to which several of ours lead', () => {
  const ours = ['Qualification', 'Proposal', 'Closed Won'];
  it.each([
    ['is the one of the same name, which needs no pair', [pair('Qualification', 'Closed Won')], ours, 'Closed Won'],
    [
      'is the one of the same name, however late it was paired',
      [pair('Qualification', 'Closed Won'), pair('Closed Won', 'Closed won')],
      null,
      'Closed Won',
    ],
    [
      'is the first of Salesforce where none has the name',
      [pair('Proposal', 'Closed Won'), pair('Qualification', 'Closed Won')],
      ['Qualification', 'Proposal', 'Won'],
      'Qualification',
    ],
    ['is a paired one where Salesforce has none of the name', [pair('Won', 'Closed Won')], ['Won'], 'Won'],
    [
      'is a paired one where the one of the same name leads elsewhere',
      [pair('Qualification', 'Closed Won'), pair('Closed Won', 'Contract Sent')],
      ours,
      'Qualification',
    ],
  ] as const)('%s', (_, pairs, known, expected) =>
    expect(toOurStage({ object: 'deal', pairs, ours: known }, 'hubspot', 'Closed Won')).toBe(expected),
  );

  it('is the expected one before all', () =>
    expect(
      toOurStage({ object: 'deal', pairs: [pair('Qualification', 'Closed Won')], ours }, 'hubspot', 'Closed Won', [
        'Qualification',
      ]),
    ).toBe('Qualification'));
});

describe('what a stage of ours is called there', () => {
  it.each([
    ['hubspot', 'Negotiation', null, 'Contract Sent'],
    ['hubspot', 'qualification', ['APPOINTMENT SCHEDULED'], 'APPOINTMENT SCHEDULED'],
    ['hubspot', 'Negotiation', ['Closed Won'], null],
    ['hubspot', 'Closed won', ['Closed Won'], 'Closed Won'],
    ['hubspot', 'Perception Analysis', ['Closed Won'], null],
    ['hubspot', 'Perception Analysis', null, 'Perception Analysis'],
    ['salesforce', 'Negotiation', ['Negotiation'], 'Negotiation'],
    ['salesforce', 'Contract Signed', ['Negotiation'], null],
  ] as const)('in %s “%s”, of %j, is %j', (crm, stage, offered, theirs) =>
    expect(toTheirStage(names, crm, stage, offered)).toBe(theirs),
  );

  it('is another thing for leads', () => {
    expect(toTheirStage({ ...names, object: 'lead' }, 'hubspot', 'Working', null)).toBe('Closed Won');
    expect(toTheirStage({ ...names, object: 'lead' }, 'hubspot', 'Negotiation', null)).toBe('Negotiation');
  });
});

describe('stages that lead nowhere in the other CRM', () => {
  const offered = {
    salesforce: ['Prospecting', 'Negotiation', 'Closed Won', 'Perception Analysis'],
    hubspot: ['Appointment Scheduled', 'Contract Sent', 'Closed won', 'Presentation Scheduled'],
  };

  it('are those that are neither paired nor called the same', () =>
    expect(listUnpaired(names, offered)).toEqual({
      salesforce: ['Perception Analysis'],
      hubspot: ['Presentation Scheduled'],
    }));

  it('are those too whose pair is gone', () =>
    expect(listUnpaired(names, { ...offered, hubspot: ['Closed Won'] }).salesforce).toEqual([
      'Prospecting',
      'Negotiation',
      'Perception Analysis',
    ]));
});

describe('a pair that would close deals, or open them', () => {
  const offered = {
    salesforce: ['Qualification', 'Renewed', 'Closed Won', 'Closed Lost'],
    hubspot: ['Contract Sent', 'Closed won', 'Closed lost'],
  };
  it.each([
    ['Qualification', 'Closed won', true],
    ['Closed Won', 'Contract Sent', true],
    ['Closed Won', 'Closed lost', true],
    ['Closed Won', 'Closed won', false],
    ['Closed Won', 'Closed', false],
    ['Qualification', 'Contract Sent', false],
    ['Qualification', 'Closedown', false],
  ])('“%s” and “%s”: %s', (salesforce, hubspot, odd) =>
    expect(isOddPair(pair(salesforce, hubspot), offered)).toBe(odd),
  );

  it('is none where its own CRM has no other stage that closes', () =>
    expect(isOddPair(pair('Signed', 'Closed won'), { ...offered, salesforce: ['Signed', 'Dead'] })).toBe(false));

  it('is none of leads', () =>
    expect(isOddPair({ ...pair('Closed Won', 'Closed lost'), object: 'lead' }, offered)).toBe(false));
});

describe('pairs as somebody chooses them', () => {
  it('go there and back', () =>
    expect(toPairs('deal', toChoices(names))).toEqual(names.pairs.filter((each) => each.object === 'deal')));

  it('are what Salesforce’s stages say where the two disagree', () => {
    const salesforce = new Map([
      ['A', 'X'],
      ['B', 'X'],
    ]);
    const hubspot = new Map([
      ['X', 'C'],
      ['Y', 'A'],
    ]);
    expect(toPairs('deal', { salesforce, hubspot })).toEqual([pair('A', 'X'), pair('B', 'X'), pair('A', 'Y')]);
  });
});
