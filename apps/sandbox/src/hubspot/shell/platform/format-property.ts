import type { PropertyDefinition } from './schema.ts';

type Described = Pick<PropertyDefinition, 'type' | 'fieldType' | 'options'>;

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
  if (property.type === 'number' && Number.isFinite(Number(raw))) return Number(raw).toLocaleString('en-US');
  if (property.type === 'date') return formatInstant(raw, { dateStyle: 'medium' });
  if (property.type === 'datetime') return formatInstant(raw, { dateStyle: 'medium', timeStyle: 'short' });
  return raw;
}

const labelOf = ({ options }: Described, value: string) =>
  options.find((option) => option.value === value)?.label ?? value;

function formatInstant(raw: string, style: Intl.DateTimeFormatOptions): string {
  const at = new Date(/^\d+$/.test(raw) ? Number(raw) : raw);
  return Number.isNaN(at.getTime()) ? raw : new Intl.DateTimeFormat('en-US', { ...style, timeZone: 'UTC' }).format(at);
}
