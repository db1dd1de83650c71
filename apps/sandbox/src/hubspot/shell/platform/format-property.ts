import type { PropertyDefinition } from './schema.ts';

type Described = Pick<PropertyDefinition, 'name' | 'type' | 'fieldType' | 'options'>;

/** Numbers that name something are not counted in thousands. */
const NAMES_SOMETHING = /(_id|_associated_company)$/;

/** A raw value as HubSpot shows it: labels for options, a day for a date. Empty for a blank. */
export function formatProperty(property: Described | undefined, raw: string | null | undefined): string {
  if (raw === null || raw === undefined || raw === '') return '';
  if (!property) return raw;
  if (property.fieldType === 'booleancheckbox') return raw === 'true' ? 'Yes' : 'No';
  if (property.type === 'enumeration')
    return raw
      .split(';')
      .map((value) => labelOf(property, value))
      .join('; ');
  if (NAMES_SOMETHING.test(property.name)) return raw;
  if (property.type === 'number' && Number.isFinite(Number(raw))) return Number(raw).toLocaleString('en-US');
  if (property.type === 'date') return formatInstant(raw, { dateStyle: 'medium' });
  if (property.type === 'datetime') {
    // A person picks a day, which is kept as its midnight.
    const day = /T00:00:00(\.000)?Z$/.test(raw);
    return formatInstant(raw, day ? { dateStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' });
  }
  return raw;
}

const labelOf = ({ options }: Described, value: string) =>
  options.find((option) => option.value === value)?.label ?? value;

function formatInstant(raw: string, style: Intl.DateTimeFormatOptions): string {
  const at = new Date(/^\d+$/.test(raw) ? Number(raw) : raw);
  return Number.isNaN(at.getTime()) ? raw : new Intl.DateTimeFormat('en-US', { ...style, timeZone: 'UTC' }).format(at);
}
