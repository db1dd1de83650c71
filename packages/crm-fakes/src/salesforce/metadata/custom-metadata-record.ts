import type { FieldValue } from '../schema/field.ts';
import type { MetadataFile } from './metadata-files.ts';
import { children, textOf } from './xml.ts';

export interface ConfigurationRecord {
  object: string;
  fields: Record<string, FieldValue>;
}

/** A file such as `Tierline_Record_Page.Lead.md-meta.xml`: a record that is deployed instead of saved. */
export function toConfigurationRecord({ name, content }: MetadataFile): ConfigurationRecord {
  const [type = '', developerName = ''] = name.split('.');
  const label = textOf(content, 'label') ?? developerName;
  const values = children(content, 'values').map((each) => [textOf(each, 'field') ?? '', textOf(each, 'value')]);
  return {
    object: `${type}__mdt`,
    fields: {
      DeveloperName: developerName,
      MasterLabel: label,
      Label: label,
      QualifiedApiName: developerName,
      Language: 'en_US',
      ...Object.fromEntries(values),
    },
  };
}
