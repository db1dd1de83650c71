import type { FieldMapping, Transform, ValuePair } from './field-mapping.ts';

/** `unmapped`: values that the mapping leads nowhere; the field then keeps what it holds on the other side. */
export type Converted = { ok: true; values: string[] } | { ok: false; unmapped: string[] };

/** What a field of the CRM says, in Tierline's words. */
export function toOurs(
  mapping: Pick<FieldMapping, 'values' | 'blank' | 'transform'>,
  raw: readonly string[],
): Converted {
  const told = toTransformed(mapping, raw);
  if (told.length === 0) return { ok: true, values: mapping.blank === null ? [] : [mapping.blank] };
  return convert(mapping.values, told, 'theirs', 'ours');
}

/** What a field of the CRM says before its values are translated; blanks say nothing. */
export const toTransformed = ({ transform }: Pick<FieldMapping, 'transform'>, raw: readonly string[]): string[] =>
  raw.map(TRANSFORMERS[transform]).filter((value) => value.trim() !== '');

/** The other way round: what the CRM's field is to hold. What a blank stands for is written as a blank where no value does. */
export function toTheirs(mapping: Pick<FieldMapping, 'values' | 'blank'>, ours: readonly string[]): Converted {
  const isBlank = (value: string) => value === mapping.blank && !mapping.values.some((pair) => pair.ours === value);
  return convert(
    mapping.values,
    ours.filter((value) => !isBlank(value)),
    'ours',
    'theirs',
  );
}

function convert(
  pairs: readonly ValuePair[],
  values: readonly string[],
  from: keyof ValuePair,
  to: keyof ValuePair,
): Converted {
  if (pairs.length === 0) return { ok: true, values: [...values] };
  const found = values.map((value) => pairs.find((pair) => fold(pair[from]) === fold(value)));
  const unmapped = values.filter((_, at) => !found[at]);
  if (unmapped.length > 0) return { ok: false, unmapped };
  const led = found.flatMap((pair) => (pair ? [pair[to]] : []));
  return { ok: true, values: [...new Set(led)].filter((value) => value !== '') };
}

const fold = (text: string): string => text.trim().toLowerCase();

const TRANSFORMERS: Record<Transform, (text: string) => string> = {
  as_is: (text) => text,
  trim: (text) => text.trim().replace(/\s+/g, ' '),
  lower_case: (text) => text.trim().toLowerCase(),
  upper_case: (text) => text.trim().toUpperCase(),
  domain: (text) =>
    text
      .trim()
      .toLowerCase()
      .replace(/^[a-z][a-z+.-]*:\/\//, '')
      .replace(/^www\./, '')
      .replace(/[/?#:].*$/, ''),
  digits: (text) => text.replace(/\D/g, ''),
};
