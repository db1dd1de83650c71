import type { FieldEdit } from '@tierline/domain/explain/field-edit';
import type { OrganizationField } from '@tierline/domain/organization-field';
import { labelOf, labelsOfValues } from '../field/labels.ts';
import type { Sentences } from '../sentences/english.ts';

/** "Region of Kestrel were EMEA (now APAC)", for the end of an if. */
export function nameEdits(
  { explain }: Pick<Sentences, 'explain'>,
  fields: readonly OrganizationField[],
  edits: readonly FieldEdit[],
  names: { partner: string; secondPartner: string },
): string {
  const phrases = edits.map(({ side, field, from, to }) =>
    explain.edit(
      side === 'partner' ? names.partner : names.secondPartner,
      labelOf(fields, field),
      labelsOfValues(fields, field, from),
      labelsOfValues(fields, field, to),
    ),
  );
  return explain.edits(phrases);
}
