import { describe, expect, it } from 'vitest';
import { decideAssignment, observeSecondPartner, type PendingWrite } from './second-partner.ts';
import { contractOf, contractsOf, organization } from './testing/organizations.ts';

const partner = organization('Brightline', { accountType: 'partner' });
const a = organization('A');
const b = organization('B');
const stranger = organization('Stranger');
const contracts = contractsOf(partner, [contractOf(a), contractOf(b)]);
const pending = (desiredId: string | null, replaces: (string | null)[], attempted = false): PendingWrite => ({
  desiredId,
  replaces,
  attempted,
});
const deal = (acceptedId: string | null, write: PendingWrite | null = null) => ({
  deleted: false,
  valueId: acceptedId,
  acceptedId,
  pending: write,
});

describe('deciding on a second partner', () => {
  it('writes an eligible one over what the deal has', () => {
    expect(decideAssignment(deal(null), a, contracts)).toEqual({
      ok: true,
      write: { desiredId: a.id, replaces: [null] },
    });
    expect(decideAssignment(deal(b.id), a, contracts)).toEqual({
      ok: true,
      write: { desiredId: a.id, replaces: [b.id] },
    });
  });

  it('clears it (row 46)', () => {
    expect(decideAssignment(deal(a.id), null, contracts)).toEqual({
      ok: true,
      write: { desiredId: null, replaces: [a.id] },
    });
  });

  it('writes nothing when the deal has it already, or it is being written', () => {
    expect(decideAssignment(deal(a.id), a, contracts)).toEqual({ ok: true, write: null });
    expect(decideAssignment(deal(null, pending(a.id, [null], true)), a, contracts)).toEqual({ ok: true, write: null });
    expect(decideAssignment(deal(a.id, pending(null, [a.id])), null, contracts)).toEqual({ ok: true, write: null });
  });

  it('writes what counts already to a CRM that does not have it, and lets what a CRM has count', () => {
    expect(decideAssignment({ ...deal(b.id), valueId: a.id }, a, contracts)).toEqual({
      ok: true,
      write: { desiredId: a.id, replaces: [b.id] },
    });
    expect(decideAssignment({ ...deal(b.id), valueId: a.id }, b, contracts)).toEqual({
      ok: true,
      write: { desiredId: b.id, replaces: [b.id] },
    });
  });

  it('replaces a write that waits: what that one may replace, this one may', () => {
    expect(decideAssignment(deal(null, pending(a.id, [null])), b, contracts)).toEqual({
      ok: true,
      write: { desiredId: b.id, replaces: [null] },
    });
  });

  it('replaces also what an earlier delivery may have left in the CRM', () => {
    const attempted = pending(a.id, [null, b.id], true);
    expect(decideAssignment(deal(null, attempted), null, contracts)).toEqual({
      ok: true,
      write: { desiredId: null, replaces: [null, b.id, a.id] },
    });
    expect(decideAssignment(deal(null, pending(a.id, [null, a.id], true)), b, contracts)).toMatchObject({
      write: { replaces: [null, a.id] },
    });
  });

  it('takes a wish back while it waits, for nobody knows what the CRM has', () => {
    expect(decideAssignment(deal(null, pending(a.id, [null], true)), null, contracts)).toEqual({
      ok: true,
      write: { desiredId: null, replaces: [null, a.id] },
    });
  });

  it.each([
    ['of a deleted deal', { ...deal(null), deleted: true }, a, contracts, { code: 'deal_deleted' }],
    ['of one without a contract (row 41)', deal(null), stranger, contracts, notEligible('no_contract')],
    ['of the partner itself', deal(null), partner, contracts, notEligible('same_organization')],
    ['where there is no partner', deal(null), a, contractsOf(null, []), notEligible('no_partner')],
    ['to clear what is clear', deal(null), null, contracts, { code: 'nothing_to_clear' }],
  ])('refuses a wish %s', (_, state, candidate, of, refusal) => {
    expect(decideAssignment(state, candidate, of)).toEqual({ ok: false, refusal });
  });

  it('clears one that is no longer eligible, and may even clear without a partner', () => {
    expect(decideAssignment(deal(stranger.id), null, contractsOf(null, []))).toMatchObject({ ok: true });
  });
});

function notEligible(code: string) {
  return { code: 'not_eligible', reason: { code } };
}

describe('what a value seen in the CRM means (row 104)', () => {
  it.each([
    ['the known one: nothing', 'a', null, 'a', { kind: 'unchanged' }],
    ['none, as known: nothing', null, null, null, { kind: 'unchanged' }],
    ['another: somebody changed it', 'a', null, 'b', { kind: 'native', overtakes: false }],
    ['none any more: somebody cleared it', 'a', null, null, { kind: 'native', overtakes: false }],
    ['the desired one: accepted', 'a', pending('b', ['a']), 'b', { kind: 'accepted' }],
    ['none, where that was desired: accepted', 'a', pending(null, ['a']), null, { kind: 'accepted' }],
    ['the desired one, known already: accepted', 'a', pending('a', ['a', 'b']), 'a', { kind: 'accepted' }],
    ['still the known one: the write waits', 'a', pending('b', ['a']), 'a', { kind: 'waiting' }],
    ['what an earlier delivery left: it came through', 'a', pending('c', ['a', 'b']), 'b', { kind: 'earlier' }],
    ['one that nobody here wished for: overtaken', 'a', pending('b', ['a']), 'x', { kind: 'native', overtakes: true }],
    ['none, where nobody wished that: overtaken', 'a', pending('b', ['a']), null, { kind: 'native', overtakes: true }],
  ])('%s', (_, acceptedId, write, seen, observation) => {
    expect(observeSecondPartner({ acceptedId, pending: write }, seen)).toEqual(observation);
  });
});
