import { isDeepStrictEqual } from 'node:util';
import { createEligibilityIndex, type EligibilityIndex } from '@tierline/domain/eligibility-index/eligibility-index';
import type { Organization } from '@tierline/domain/organization';
import { type Figure, toFigure } from '../figure.ts';
import type { Fixture } from '../fixture.ts';
import { Random } from '../random.ts';
import { sidesOf } from '../sides.ts';
import { takeTurns } from '../take-turns.ts';

const ALL = { words: '', after: null, limit: Number.MAX_SAFE_INTEGER };
const CHANGES = 7;

/** With whom an organization is associated after a change of its fields, and with whom that is new or over. */
interface Outcome {
  now: number;
  gained: string[];
  lost: string[];
}

/** One organization changes, on either side: its new associations, and the difference, against an index built anew. */
export async function measureOrganizationChange(fixture: Fixture): Promise<Figure[]> {
  return [await measureSide(fixture, 'partner'), await measureSide(fixture, 'second partner')];
}

async function measureSide({ size, tenant, index }: Fixture, which: 'partner' | 'second partner'): Promise<Figure> {
  const sides = sidesOf(tenant.organizations);
  const side = which === 'partner' ? sides.partners : sides.secondPartners;
  const listOf = (from: EligibilityIndex, { id }: Organization) =>
    (which === 'partner' ? from.listSecondPartnersOf(id, ALL) : from.listPartnersOf(id, ALL)).ids;
  const random = new Random(size.seed + 3);
  const changes = Array.from({ length: CHANGES }, () => {
    const before = random.pick(side);
    return { before, after: { ...before, values: random.pick(side).values }, list: listOf(index, before) };
  });
  type Change = (typeof changes)[number];

  /** A dry run, which tells the difference, and then the change itself, and how many there are with it. */
  const change = (organization: Organization): Outcome => {
    const impact = index.impactOf([{ kind: 'organization', organization }]);
    index.apply({ kind: 'organization', organization });
    const idsOf = (kind: 'gained' | 'lost') =>
      impact.listPairs(kind, 0, ALL.limit).map((pair) => (which === 'partner' ? pair.secondPartnerId : pair.partnerId));
    const { id } = organization;
    const now = which === 'partner' ? index.countSecondPartnersOf(id) : index.countPartnersOf(id);
    return { now, gained: idsOf('gained'), lost: idsOf('lost') };
  };
  /** Without open deals, which no association depends on. */
  const rebuild = ({ after, list }: Change): Outcome => {
    const organizations = tenant.organizations.map((each) => (each.id === after.id ? after : each));
    const now = listOf(createEligibilityIndex({ ...tenant, organizations, deals: [] }), after);
    const [was, is] = [new Set(list), new Set(now)];
    return { now: now.length, gained: now.filter((id) => !was.has(id)), lost: list.filter((id) => !is.has(id)) };
  };

  const answersEqual = changes.every((each) => {
    const outcome = change(each.after);
    change(each.before);
    return isDeepStrictEqual(sorted(outcome), sorted(rebuild(each)));
  });
  const at = (turn: number) => changes[turn] as Change;
  const away = new Set<number>();
  const [oursMs, peerMs] = await takeTurns([
    {
      // There and back again, so that there is something to change every time.
      run(turn) {
        if (away.delete(turn)) return change(at(turn).before);
        away.add(turn);
        return change(at(turn).after);
      },
    },
    { run: (turn) => rebuild(at(turn)) },
  ]);
  for (const { before } of changes) change(before);
  const { partners, secondPartners, rules } = size;
  return toFigure({
    job: `one ${which} changes`,
    size: { partners, 'second partners': secondPartners, rules, 'open deals': size.deals },
    answersEqual,
    oursMs,
    peer: 'rebuilding',
    peerMs,
    goal: { atLeast: 100 },
  });
}

const sorted = ({ now, gained, lost }: Outcome): Outcome => ({ now, gained: gained.sort(), lost: lost.sort() });
