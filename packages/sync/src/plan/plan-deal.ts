import type { DealRow } from '@tierline/db/deal';
import type { CrmKind, DealObject } from '@tierline/domain/crm';
import { DEAL_KEYS, type DealKey } from '@tierline/domain/deal-values';
import type { FieldPolicy } from '@tierline/domain/field-mapping/plan-field';
import { isSame } from '@tierline/domain/field-mapping/same-values';
import { toOurStage } from '@tierline/domain/stage-names';
import { type DealTerms, stageNames } from '../deal-terms.ts';
import { type DealColumns, dealValue } from '../deal-values.ts';
import type { Place } from '../places.ts';
import { type Reading, toOpenWrite } from '../reading.ts';
import { planRecord, type RecordPlan } from './plan-record.ts';
import type { Told } from './told-values.ts';

export interface DealReading {
  crm: CrmKind;
  object: DealObject;
  terms: DealTerms;
  place: Place<DealRow>;
  reading: Reading<{ modifiedAt: string }>;
  /** Since when the CRM has had it so, as far as that is known. */
  at: string;
  told: DealColumns;
  /** Nothing of it is known from elsewhere. */
  isFresh: boolean;
}

export interface DealPlan extends RecordPlan {
  /** Whether Tierline may write that of the CRM's record at present. */
  isKept(key: DealKey): boolean;
}

/** What a reading of a deal or lead means for what is kept in line of it. */
export function planDeal(of: DealReading): DealPlan {
  const { crm, place, told, reading, isFresh } = of;
  const seen: DealColumns = place.link?.seen ?? {};
  const writeOf = (key: string) =>
    place.open.find((each) => each.crm === crm && each.state === 'pending' && each.target === key) ?? null;
  const leftThere = (key: string) => place.leftThere.filter(({ target }) => target === key).map((each) => each.desired);
  const ours = (key: string): string[] =>
    isFresh || !place.before ? [] : (dealValue(place.before, key as DealKey) ?? []);
  const inOurWords = (key: DealKey, values: string[] | null): string[] | null => {
    if (key !== 'stage' || values === null) return values;
    const write = writeOf(key);
    const expected = [...(write?.desired ?? []), ...(write?.replaces ?? []), ...ours(key), ...leftThere(key).flat()];
    return values.map((name) => toOurStage(stageNames(of.terms, of.object), crm, name, expected));
  };
  const toldOf = (key: string) => inOurWords(key as DealKey, dealValue(told, key as DealKey));
  const seenOf = (key: string) => {
    // What its only CRM tells is what counts.
    if (place.others.length === 0) return ours(key);
    const values = place.link?.seen ? inOurWords(key as DealKey, dealValue(seen, key as DealKey)) : null;
    // A link that was last read before these were kept in line: what has not changed since is seen for the first time.
    const isUnread = seen.namedPartnerId === undefined && values !== null && isSame(values, toldOf(key) ?? values);
    return isUnread ? null : values;
  };
  const isKept = (key: DealKey) => mayWrite(of, seen, key);
  const plan = planRecord({
    told: new Map(
      DEAL_KEYS.flatMap((key): [string, Told][] => {
        const values = toldOf(key);
        return values === null ? [] : [[key, { values }]];
      }),
    ),
    ours,
    seen: seenOf,
    agreed: place.link?.agreed ?? {},
    pending: (key) => {
      const write = writeOf(key);
      return write && toOpenWrite(write, reading);
    },
    leftThere,
    policy: (key) => {
      // Who has no owner any more keeps the one that he has elsewhere, where every record has one.
      const isBlank = key === 'owner' && dealValue(told, key)?.length === 0;
      if (isBlank && seenOf(key) !== null && !writeOf(key)?.deliveredAt) return null;
      return policyOf(of, isKept(key as DealKey), seenOf(key) === null);
    },
    modifiedAt: of.at,
  });
  return { ...plan, agreed: { ...plan.agreed, ...differing(plan, ours, seenOf) }, isKept };
}

/** At first sight blanks are filled, on either side; a value takes no other one's place unless somebody has said whose is right. */
function policyOf({ terms }: DealReading, isKept: boolean, isFirstSight: boolean): FieldPolicy {
  const { firstMaster } = terms.scope;
  const direction = isKept ? 'both' : 'read_only';
  return { direction, conflict: isFirstSight && firstMaster === null ? 'fill_blanks' : 'latest', firstMaster };
}

/** What was found to differ at first sight, and does so by agreement until somebody changes either. */
function differing(
  { seen, outcomes }: RecordPlan,
  ours: (key: string) => string[],
  seenOf: (key: string) => string[] | null,
): Record<string, string[]> {
  const kept = Object.entries(seen).filter(
    ([key, theirs]) =>
      seenOf(key) === null && !isSame(theirs, ours(key)) && !outcomes.some((outcome) => outcome.key === key),
  );
  return Object.fromEntries(kept.map(([key]) => [key, ours(key)]));
}

/** With one CRM there is nothing to write: what it tells is what counts. */
function mayWrite({ object, terms, place, told }: DealReading, seen: DealColumns, key: DealKey): boolean {
  if (!place.others.some((other) => terms.stages.has(other.crm))) return false;
  return isOpenTo(object, { ...seen, ...told }, key);
}

/**
 * Whether a CRM's record takes a value. A deal that is closed takes its stage alone, by which it is opened again, and the rest
 * once it is open; a lead that was converted or given up takes nothing, and a record that was deleted neither.
 */
export function isOpenTo(object: DealObject, { open, deleted }: DealColumns, key: DealKey): boolean {
  if (deleted) return false;
  return open !== false || (object === 'deal' && key === 'stage');
}
