import { defineField } from '../schema/field.ts';
import { type SObject, withFields } from '../schema/sobject.ts';
import { owner, systemFields, text } from '../schema/standard/field-kinds.ts';
import { child, textOf, type XmlElement } from './xml.ts';

/** An object of the project's own; `nth` makes its key prefix differ from the others'. */
export function toCustomObject(name: string, content: XmlElement, nth: number): SObject {
  const label = textOf(content, 'label') ?? name;
  const isConfiguration = name.endsWith('__mdt');
  const own = isConfiguration ? configurationFields() : [nameField(child(content, 'nameField')), owner(label)];
  return withFields(
    {
      name,
      label,
      labelPlural: textOf(content, 'pluralLabel') ?? label,
      keyPrefix: (isConfiguration ? 'm0' : 'a0') + nth.toString(36).toUpperCase(),
      custom: true,
      recordTypes: [],
      setup: isConfiguration,
      virtual: false,
    },
    [...systemFields(), ...own],
  );
}

function nameField(declared: XmlElement) {
  const counted = textOf(declared, 'type') === 'AutoNumber';
  return defineField('Name', textOf(declared, 'label') ?? 'Name', 'string', {
    length: 80,
    nillable: false,
    nameField: true,
    ...(counted && {
      createable: false,
      updateable: false,
      autoNumber: textOf(declared, 'displayFormat') ?? '{0}',
    }),
  });
}

function configurationFields() {
  return [
    text('DeveloperName', 'Custom Metadata Record Name', 40, { nillable: false }),
    text('MasterLabel', 'Label', 40, { nillable: false, nameField: true }),
    text('Label', 'Label', 40, { nillable: false }),
    text('QualifiedApiName', 'Qualified API Name', 70, { nillable: false }),
    text('Language', 'Master Language', 5),
    text('NamespacePrefix', 'Namespace Prefix', 15),
  ];
}
