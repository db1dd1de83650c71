import type { Field, Option } from '@tierline/blocks/vocabulary';
import { ACCOUNT_TYPE_KEY, type FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import type { ScreenContext } from '../screen/screen.ts';
import type { Shown } from './draw-field-form.ts';
import { NOTHING, readName, type ValueSides, wordsName, writeName } from './form-values.ts';
import { nameValue } from './place-faults.ts';

/** A choice for each value of the CRM, and one for each of Tierline's where it is not clear which to write. */
export function drawValues(
  ctx: ScreenContext,
  shown: Shown,
  sides: ValueSides,
  saved: Readonly<Record<string, string>>,
): Field[] {
  return sides.theirs.length > 0
    ? [...drawReads(ctx, shown, sides, saved), ...drawWrites(ctx, shown, sides, saved)]
    : drawWords(ctx, shown, sides, saved);
}

const isType = ({ object, key }: FieldMapping): boolean => object === 'organization' && key === ACCOUNT_TYPE_KEY;

function drawReads(
  { sentences, accountTypes }: ScreenContext,
  { state, mapping, field }: Shown,
  { theirs, ours, known: before }: ValueSides,
  saved: Readonly<Record<string, string>>,
): Field[] {
  const words = sentences.mapping;
  // Where the field has values already, a new one is not suggested: whoever knows them says which it is.
  const suggested = before.length > 0 ? before : ours;
  const options: Option[] = ours.map((value) => ({ value, label: nameValue(accountTypes, mapping.key, value) }));
  if (!isType(mapping)) options.push({ value: NOTHING, label: words.nothing });
  const vendor = fold(accountTypes.vendor.crmValue);
  return (
    theirs
      // The vendor's own record is no partner's, whatever else the field says.
      .filter(({ value }) => !isType(mapping) || fold(value) !== vendor)
      .map(({ value, label }): Field => {
        const same = suggested.find((each) => fold(each) === fold(value));
        const known = saved[readName(value)];
        return {
          ...{ type: 'picker', name: readName(value), required: true, options },
          label: words.read(field.type === 'flag' ? (words.flags[value] ?? label) : label, sentences.crm[state.crm]),
          value: known ?? null,
          ...(known === undefined && same !== undefined && mapping.values.length === 0 ? { suggestion: same } : {}),
        };
      })
  );
}

function drawWrites(
  { sentences, accountTypes }: ScreenContext,
  { state, mapping, field }: Shown,
  { theirs, ours, known, own }: ValueSides,
  saved: Readonly<Record<string, string>>,
): Field[] {
  if (!field.writable) return [];
  const words = sentences.mapping;
  const options = theirs.map(({ value, label }) => ({
    ...{ value, label: field.type === 'flag' ? (words.flags[value] ?? label) : label },
  }));
  const said = new Set(mapping.values.map((pair) => pair.ours));
  // What the field has already and nothing there is called is to be written as something, too.
  const isThere = (value: string) => theirs.some((each) => fold(each.value) === fold(value));
  const lacks = (value: string) => known.includes(value) && !isThere(value);
  return ours
    .filter((value) => own || said.has(value) || lacks(value))
    .map(
      (value): Field => ({
        ...{ type: 'picker', name: writeName(value), options, placeholder: words.firstThatMeansIt },
        label: words.write(nameValue(accountTypes, mapping.key, value), sentences.crm[state.crm]),
        help: words.writeHelp,
        value: saved[writeName(value)] ?? null,
      }),
    );
}

/** Where the field takes any text: the words that mean each value. */
function drawWords(
  { sentences, accountTypes }: ScreenContext,
  { state, mapping }: Shown,
  { ours }: ValueSides,
  saved: Readonly<Record<string, string>>,
): Field[] {
  const words = sentences.mapping;
  return ours.map(
    (value): Field => ({
      ...{ type: 'text', name: wordsName(value), help: words.wordsHelp, most: 1000 },
      label: words.words(nameValue(accountTypes, mapping.key, value), sentences.crm[state.crm]),
      value: saved[wordsName(value)] ?? (isType(mapping) ? null : value),
    }),
  );
}

const fold = (text: string): string => text.trim().toLowerCase();
