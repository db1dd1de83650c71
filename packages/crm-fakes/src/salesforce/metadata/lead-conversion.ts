import type { MetadataFile } from './metadata-files.ts';
import { children, textOf } from './xml.ts';

export interface FieldMapping {
  leadField: string;
  targetObject: 'Account' | 'Contact' | 'Opportunity';
  targetField: string;
}

/** Custom fields carried over by a conversion ("LeadConvertSettings", Metadata API Developer Guide). */
export function toFieldMappings({ content }: MetadataFile): FieldMapping[] {
  return children(content, 'objectMapping').flatMap((mapping) => {
    const targetObject = textOf(mapping, 'outputObject');
    if (targetObject !== 'Account' && targetObject !== 'Contact' && targetObject !== 'Opportunity') return [];
    return children(mapping, 'mappingFields').map((each) => ({
      leadField: textOf(each, 'inputField') ?? '',
      targetObject,
      targetField: textOf(each, 'outputField') ?? '',
    }));
  });
}
