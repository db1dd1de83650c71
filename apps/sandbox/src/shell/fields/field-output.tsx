import type { RecordRepresentation } from '../platform/record-cache.ts';
import type { FieldInfo } from '../record/object-info.ts';
import { isNested, plainValue } from '../record/record-form.ts';
import { ValueOutput } from './value-output.tsx';

export function FieldOutput({ field, record }: { field: FieldInfo; record: RecordRepresentation }) {
  return (
    <ValueOutput
      field={field}
      value={plainValue(record, field.name)}
      name={referencedName(field, record)}
      currency={currencyOf(record)}
    />
  );
}

export function referencedName(field: FieldInfo, record: RecordRepresentation): string | null {
  const related = field.relationshipName ? record.fields[field.relationshipName]?.value : null;
  if (!isNested(related)) return null;
  const name = plainValue(related, 'Name');
  return name === null ? null : String(name);
}

function currencyOf(record: RecordRepresentation): string | null {
  const code = plainValue(record, 'CurrencyIsoCode');
  return typeof code === 'string' ? code : null;
}
