import type { Field } from '../field.ts';
import { type SObject, withFields } from '../sobject.ts';
import { systemFields } from './field-kinds.ts';

type Plural = string;

/** An object whose records people work with. */
export function businessObject(
  keyPrefix: string,
  name: string,
  labelPlural: Plural,
  fields: readonly Field[],
): SObject {
  return toObject(keyPrefix, name, labelPlural, fields, { setup: false, virtual: false });
}

/** An object whose records are the org's own configuration. */
export function setupObject(keyPrefix: string, name: string, labelPlural: Plural, fields: readonly Field[]): SObject {
  return toObject(keyPrefix, name, labelPlural, fields, { setup: true, virtual: false });
}

function toObject(
  keyPrefix: string,
  name: string,
  labelPlural: string,
  fields: readonly Field[],
  kind: Pick<SObject, 'setup' | 'virtual'>,
): SObject {
  const label = name.replace(/([a-z])([A-Z])/g, '$1 $2');
  return withFields({ name, label, labelPlural, keyPrefix, custom: false, recordTypes: [], ...kind }, [
    ...systemFields(),
    ...fields,
  ]);
}
