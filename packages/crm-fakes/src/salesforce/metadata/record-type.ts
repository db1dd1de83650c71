import type { RecordType } from '../schema/sobject.ts';
import type { MetadataFile } from './metadata-files.ts';
import { children, flagOf, textOf } from './xml.ts';

export function toRecordType({ name, content }: MetadataFile, id: string): RecordType {
  const picklists = children(content, 'picklistValues').map((each) => {
    const values = children(each, 'values').map((value) => ({
      name: decodeURIComponent(textOf(value, 'fullName') ?? ''),
      isDefault: flagOf(value, 'default'),
    }));
    return [
      textOf(each, 'picklist') ?? '',
      {
        values: new Set(values.map((value) => value.name)),
        defaultValue: values.find((value) => value.isDefault)?.name ?? null,
      },
    ] as const;
  });
  return {
    id,
    developerName: name,
    label: textOf(content, 'label') ?? name,
    active: textOf(content, 'active') !== 'false',
    picklists: new Map(picklists),
  };
}
