import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideAssignment, observeSecondPartner, type SecondPartnerState } from './second-partner.ts';
import { contractOf, contractsOf, organization } from './testing/organizations.ts';

const ELIGIBLE = ['a', 'b', 'c'].map((name) => organization(name, { id: name }));
const contracts = contractsOf(
  organization('Brightline', { accountType: 'partner' }),
  ELIGIBLE.map((each) => contractOf(each)),
);

type Step =
  /** A person chooses, on a page that has just read the record, or on one that shows what Tierline knew. */
  | { do: 'wish'; value: string | null; fresh: boolean }
  /** Somebody sets the CRM's field to an organization that nobody has set before. */
  | { do: 'edit' }
  | { do: 'read' }
  /** `lost_before`: the write did not arrive; `lost_after`: it did, and its answer did not. */
  | { do: 'deliver'; end: 'answered' | 'lost_before' | 'lost_after' | 'refused' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('wish' as const), value: fc.constantFrom('a', 'b', 'c', null), fresh: fc.boolean() }),
  fc.record({
    do: fc.constant('deliver' as const),
    end: fc.constantFrom('answered', 'lost_before', 'lost_after', 'refused'),
  }),
  fc.constantFrom<Step>({ do: 'edit' }, { do: 'read' }),
);

/** One deal, in the CRM and here, kept in line by nothing but the two decisions. */
function createModel() {
  const state: SecondPartnerState = { acceptedId: null, pending: null };
  const ledger: { value: string | null; native: boolean }[] = [];
  const seen: (string | null)[] = [];
  let inCrm: string | null = null;
  /** What the CRM has to end with. */
  let decided: string | null = null;
  let edits = 0;

  const isUnseenEdit = () => inCrm?.startsWith('edit') && inCrm !== state.acceptedId;

  function read() {
    const { kind } = observeSecondPartner(state, inCrm);
    if (kind === 'accepted' || kind === 'native') state.pending = null;
    if (inCrm !== state.acceptedId) ledger.push({ value: inCrm, native: kind === 'native' });
    state.acceptedId = inCrm;
    if (inCrm !== (seen.at(-1) ?? null)) seen.push(inCrm);
  }

  return {
    state,
    ledger,
    seen,
    read,
    get inCrm() {
      return inCrm;
    },
    get decided() {
      return decided;
    },
    wish(value: string | null, fresh: boolean) {
      if (fresh) read();
      const candidate = ELIGIBLE.find(({ id }) => id === value) ?? null;
      const decision = decideAssignment({ deleted: false, valueId: state.acceptedId, ...state }, candidate, contracts);
      if (!decision.ok) return;
      if (decision.write) state.pending = { ...decision.write, attempted: false };
      // Whoever did not see the edit did not decide against it.
      if (!isUnseenEdit()) decided = value;
    },
    edit() {
      edits += 1;
      inCrm = `edit ${edits}`;
      decided = inCrm;
    },
    deliver(end: 'answered' | 'lost_before' | 'lost_after' | 'refused') {
      read();
      if (!state.pending) return;
      state.pending = { ...state.pending, attempted: true };
      if (end === 'refused') {
        state.pending = null;
        decided = inCrm;
        return;
      }
      if (end !== 'lost_before') inCrm = state.pending.desiredId;
      if (end === 'answered') read();
    },
  };
}

it('wishes, edits, reads and deliveries in any order end with the last decision, each entered once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const model = createModel();
      for (const each of steps) {
        if (each.do === 'wish') model.wish(each.value, each.fresh);
        else if (each.do === 'deliver') model.deliver(each.end);
        else model[each.do]();
      }
      model.deliver('answered');
      expect(model.state).toEqual({ acceptedId: model.inCrm, pending: null });
      expect(model.inCrm).toBe(model.decided);
      expect(model.ledger.map(({ value }) => value)).toEqual(model.seen);
      for (const { value, native } of model.ledger) expect(native).toBe(value?.startsWith('edit') ?? false);
    }),
    { numRuns: 2000 },
  );
});
