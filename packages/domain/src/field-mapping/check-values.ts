import type { CrmField } from '../crm.ts';
import type { SyncScope } from '../sync-scope.ts';
import { ACCOUNT_TYPE_KEY, type FieldMapping, type ValuePair } from './field-mapping.ts';
import { hasValueList, listOffered, listOwnValues } from './own-values.ts';

/** Pairs of one map. */
export const MAX_PAIRS = 400;

/** What speaks against a map of values; values are the CRM's (`theirs`) or Tierline's (`ours`). */
export type ValueFault =
  /** They are offered there, and nothing says what they stand for here. */
  | { code: 'theirs_unmapped'; key: string; values: string[] }
  /** They stand here, and nothing says what they are there. */
  | { code: 'ours_unmapped'; key: string; values: string[] }
  /** It stands for two values here, so that what is written would be read as another. */
  | { code: 'mapped_twice'; key: string; theirs: string; ours: readonly [string, string] }
  /** The CRM's field does not offer it, and takes no other. */
  | { code: 'not_offered'; key: string; theirs: string }
  /** It is none of the values that the field can have in Tierline. */
  | { code: 'ours_unknown'; key: string; ours: string }
  /** The vendor itself is nobody's partner. */
  | { code: 'vendor_type'; key: string }
  | { code: 'too_many_values'; key: string; limit: number };

export interface ValueSurroundings {
  scope?: Pick<SyncScope, 'deletedStatuses'>;
  /** The account type of the vendor's own record, which nobody has to map. */
  vendorValue?: string;
  /** Values that stand here, or may come from another CRM, by their keys: each needs a word where values are translated. */
  held?: Readonly<Record<string, readonly string[]>>;
}

/** Everything that speaks against a mapping's values. */
export function checkValues(draft: FieldMapping, field: CrmField, surroundings: ValueSurroundings): ValueFault[] {
  const { key, object, values, blank } = draft;
  if (values.length > MAX_PAIRS) return [{ code: 'too_many_values', key, limit: MAX_PAIRS }];
  const own = listOwnValues(object, key, surroundings.scope);
  const said = [...new Set([...values.map(({ ours }) => ours), blank ?? ''])].filter((ours) => ours !== '');
  const ofType = isType(draft);
  const faults: ValueFault[] = said
    .filter((ours) => own && !includes(own, ours))
    .map((ours) =>
      ofType && isSame(ours, 'vendor') ? { code: 'vendor_type', key } : { code: 'ours_unknown', key, ours },
    );
  faults.push(...findTwice(key, values));
  const isMapped = values.length > 0 || (own !== null && hasValueList(key, field));
  return isMapped ? [...faults, ...findMissing(draft, field, own, surroundings)] : faults;
}

const isType = ({ object, key }: FieldMapping): boolean => object === 'organization' && key === ACCOUNT_TYPE_KEY;

function findTwice(key: string, values: readonly ValuePair[]): ValueFault[] {
  const faults: ValueFault[] = [];
  for (const [at, { ours, theirs }] of values.entries()) {
    const other = values.slice(0, at).find((pair) => isSame(pair.theirs, theirs));
    if (other && !isSame(other.ours, ours))
      faults.push({ code: 'mapped_twice', key, theirs, ours: [other.ours, ours] });
  }
  return faults;
}

/** Without pairs the words are the same on both sides, and then each side has to know those of the other. */
function findMissing(
  draft: FieldMapping,
  field: CrmField,
  own: readonly string[] | null,
  { vendorValue, held = {} }: ValueSurroundings,
): ValueFault[] {
  const { key, values, direction, blank } = draft;
  const stated = values.length > 0;
  const offered = listOffered(field).map(({ value }) => value);
  const isClosed = offered.length > 0 && (field.restricted || field.type === 'flag');
  const pairs = stated ? values : (own ?? []).map((value) => ({ ours: value, theirs: value }));
  const faults: ValueFault[] = [];
  const exempt = isType(draft) && vendorValue !== undefined ? [vendorValue] : [];
  // An account type is one of the vendor's, or it is not right: nothing in between.
  const known = pairs.filter(({ ours }) => ours !== '' || !isType(draft)).map(({ theirs }) => theirs);
  const unread = offered.filter((value) => !includes([...known, ...exempt], value));
  if (unread.length > 0) faults.push({ code: 'theirs_unmapped', key, values: unread });
  if (stated && isClosed) {
    for (const { theirs } of values) if (!includes(offered, theirs)) faults.push({ code: 'not_offered', key, theirs });
  }
  if (direction !== 'both') return faults;
  const written = pairs.filter(({ theirs }) => !isClosed || includes(offered, theirs)).map(({ ours }) => ours);
  if (blank !== null) written.push(blank);
  // Untranslated, what stands here is written as it is.
  const wanted = own ?? (stated ? (held[key] ?? []) : []);
  const unwritten = wanted.filter((value) => !includes(written, value));
  if (unwritten.length > 0) faults.push({ code: 'ours_unmapped', key, values: unwritten });
  return faults;
}

const includes = (values: readonly string[], value: string): boolean => values.some((each) => isSame(each, value));
/** As values are told apart when they are converted. */
const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();
