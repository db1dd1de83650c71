import type { StoredState } from './records/record-store.ts';
import type { PicklistValue } from './schema/field.ts';
import type { Schema } from './schema/schema.ts';
import { findField } from './schema/sobject.ts';

/** All that outlives a process, as plain JSON. Sessions, clients, hooks and faults are made anew in code. */
export interface OrgDump {
  state: StoredState;
  /** Values of picklists by `Object.Field`, for an administrator may have added some. */
  picklists: Record<string, PicklistValue[]>;
}

export function dumpPicklists(schema: Schema): OrgDump['picklists'] {
  const picklists: OrgDump['picklists'] = {};
  for (const object of schema.objects) {
    for (const field of object.fields.values()) {
      if (field.custom && field.values.length > 0)
        picklists[`${object.name}.${field.name}`] = field.values.map((each) => ({ ...each }));
    }
  }
  return picklists;
}

/** Values that the metadata has gained since the dump stay. */
export function loadPicklists(schema: Schema, picklists: OrgDump['picklists']): void {
  for (const [path, values] of Object.entries(picklists)) {
    const [objectName = '', fieldName = ''] = path.split('.');
    const object = schema.findObject(objectName);
    const field = object && findField(object, fieldName);
    if (!field) continue;
    const dumped = new Set(values.map(({ value }) => value));
    field.values = [...values, ...field.values.filter(({ value }) => !dumped.has(value))];
  }
}
