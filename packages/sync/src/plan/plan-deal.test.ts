import type { DealRow } from '@tierline/db/deal';
import type { LinkElsewhere } from '@tierline/db/record-link';
import type { RecordWriteRow } from '@tierline/db/record-write';
import type { Seen } from '@tierline/db/schema/record-link';
import type { DealObject } from '@tierline/domain/crm';
import { DEFAULT_SYNC_SCOPE, type SyncScope } from '@tierline/domain/sync-scope';
import { describe, expect, it } from 'vitest';
import type { DealColumns } from '../deal-values.ts';
import { unknownPlace } from '../places.ts';
import { isOpenTo, planDeal } from './plan-deal.ts';

const HELD = {
  ...{ stage: 'Prospecting', open: true, amountMinor: 100, currency: 'USD', ownerEmail: 'ada@x.example' },
  ...{ partnerId: 'p', namedPartnerId: 'p' },
};
const STAGES = { deal: ['Appointment', 'Contract'], lead: [] };
const pairs = [{ object: 'deal' as const, salesforce: 'Prospecting', hubspot: 'Appointment' }];
const there = (crm: 'salesforce' | 'hubspot'): LinkElsewhere => ({
  ...{ id: 'd', crmId: 'there', modifiedAt: '2026-11-23T09:00:00.000Z', seen: HELD, agreed: null, nameKey: null, crm },
});

interface Situation {
  told?: DealColumns;
  seen?: Seen | null;
  ours?: Partial<DealRow>;
  scope?: Partial<SyncScope>;
  alone?: boolean;
  pending?: Partial<RecordWriteRow>;
  object?: DealObject;
}

/** HubSpot's record is read; `kind` of what becomes of each key about which there is something to do. */
function planned({ told = {}, seen = {}, ours = {}, scope = {}, alone = false, pending, object = 'deal' }: Situation) {
  const before = { ...HELD, ...ours } as DealRow;
  const write = { crm: 'hubspot', state: 'pending', purpose: 'sync', deliveredAt: null, deliveredStamp: null };
  const plan = planDeal({
    ...{ crm: 'hubspot', object, isFresh: false, at: '2026-11-23T10:00:00.000Z' },
    terms: {
      scope: { ...DEFAULT_SYNC_SCOPE, stages: pairs, ...scope },
      stages: new Map([
        ['salesforce', STAGES],
        ['hubspot', STAGES],
      ]),
    },
    place: {
      ...unknownPlace<DealRow>(),
      link: { ...there('hubspot'), seen: seen && { ...HELD, stage: 'Appointment', ...seen } },
      before,
      others: alone ? [] : [there('salesforce')],
      open: pending ? [{ ...write, id: 'w', decidedAt: '2026-11-23T08:00:00.000Z', ...pending } as RecordWriteRow] : [],
    },
    reading: { record: { modifiedAt: '2026-11-23T10:00:00.000Z' }, readAt: '2026-11-23T10:00:05.000Z' },
    told: { ...HELD, stage: 'Appointment', ...told },
  });
  return { kinds: plan.outcomes.map(({ key, plan: { kind } }) => [key, kind]), ...plan };
}

describe('a deal as HubSpot shows it', () => {
  it('that has nothing new brings about nothing, whatever its stage is called there', () => {
    expect(planned({}).kinds).toEqual([]);
    expect(planned({ told: { stage: 'APPOINTMENT' } }).kinds).toEqual([]);
  });

  it('is taken over where it has changed there, and written where it has changed here', () => {
    const { kinds } = planned({ told: { amountMinor: 200, stage: 'Contract' }, ours: { ownerEmail: 'mo@x.example' } });
    expect(kinds).toEqual([
      ['stage', 'take'],
      ['amount', 'take'],
      ['owner', 'write'],
    ]);
  });

  it('says nothing of what it does not tell', () => {
    const { kinds, seen } = planned({ told: { ownerEmail: undefined, stage: undefined }, ours: { stage: 'Closed' } });
    expect(kinds).toEqual([]);
    expect(seen).not.toHaveProperty('owner');
  });

  it('has no owner who would count any more', () => {
    expect(planned({ told: { ownerEmail: null } }).kinds).toEqual([]);
    expect(planned({ told: { ownerEmail: null }, seen: null }).kinds).toContainEqual(['owner', 'write']);
    const pending = { target: 'owner', desired: ['mo@x.example'], replaces: ['ada@x.example'] };
    expect(planned({ told: { ownerEmail: null }, ours: { ownerEmail: 'mo@x.example' }, pending }).kinds).toEqual([]);
  });

  it('accepts a stage that stands for several of ours as the one that was written', () => {
    const scope = {
      stages: [...pairs, { object: 'deal' as const, salesforce: 'Qualification', hubspot: 'Appointment' }],
    };
    const pending = {
      target: 'stage',
      desired: ['Qualification'],
      replaces: ['Contract'],
      deliveredAt: '2026-11-23T09:30:00.000Z',
    };
    const situation = { scope, pending, ours: { stage: 'Qualification' }, seen: { stage: 'Contract' } };
    expect(planned(situation).kinds).toEqual([['stage', 'accepted']]);
  });
});

describe('a deal that is seen for the first time', () => {
  const told = { amountMinor: 200, namedPartnerId: null, partnerId: null };

  it('has its blanks filled on either side, and what differs is agreed upon', () => {
    const plan = planned({ told, seen: null, ours: { ownerEmail: null } });
    expect(plan.kinds).toEqual([
      ['partner', 'write'],
      ['owner', 'take'],
    ]);
    expect(plan.agreed).toEqual({ amount: ['100 USD'] });
  });

  it.each([
    ['crm', 'take'],
    ['tierline', 'write'],
  ] as const)('is as whoever is right at first sight has it: %s', (firstMaster, kind) =>
    expect(planned({ told, seen: null, scope: { firstMaster } }).kinds).toContainEqual(['amount', kind]),
  );

  it('is one that was last read before these were kept in line, but for what has changed since', () => {
    const seen = { namedPartnerId: undefined, ownerEmail: undefined };
    const plan = planned({ seen, told: { amountMinor: 200 }, ours: { stage: 'Closed' } });
    expect(plan.kinds).toEqual([['amount', 'take']]);
    expect(plan.agreed).toEqual({ stage: ['Closed'] });
  });
});

describe('a deal of a vendor with one CRM', () => {
  it('is always as the CRM has it, and never written', () => {
    const { kinds, isKept } = planned({ alone: true, seen: null, told: { stage: 'Contract', amountMinor: null } });
    expect(kinds).toEqual([
      ['stage', 'take'],
      ['amount', 'take'],
    ]);
    expect(isKept('amount')).toBe(false);
    expect(planned({ alone: true, ours: { stage: 'Closed' } }).kinds).not.toContainEqual(['stage', 'write']);
  });
});

it.each([
  ['deal', {}, 'amount', true],
  ['deal', { open: false }, 'amount', false],
  ['deal', { open: false }, 'stage', true],
  ['deal', { deleted: true }, 'stage', false],
  ['lead', { open: true }, 'owner', true],
  ['lead', { open: false }, 'stage', false],
] as const)('a %s that is %j takes a new %s: %s', (object, columns, key, takes) =>
  expect(isOpenTo(object, columns, key)).toBe(takes),
);
