import type { Account } from '../account.ts';
import { type ApiProblem, HubSpotError } from '../api-error.ts';
import type { ObjectType } from '../object-type.ts';
import { checkValue, type ValueProblem } from './check-value.ts';
import type { StoredRecord } from './record-store.ts';

/** What a request writes: property names to text; an empty text clears. */
export type GivenValues = Readonly<Record<string, unknown>>;

/** The values to store, checked; throws the refusal that lists everything wrong with them. */
export function planValues(
  account: Account,
  type: ObjectType,
  given: GivenValues,
  existing: StoredRecord | null,
): Record<string, string> {
  const values: Record<string, string> = {};
  const problems: ValueProblem[] = [];
  for (const [name, raw] of Object.entries(given)) {
    // "To clear a property value, set it to an empty string": null is not that, and changes nothing.
    if (raw === null) continue;
    const property = account.schema.find(type, name);
    if (!property) {
      problems.push({ name, code: 'PROPERTY_DOESNT_EXIST', message: `Property "${name}" does not exist` });
      continue;
    }
    if (property.modificationMetadata.readOnlyValue) {
      const message = `"${name}" is a read only property; its value cannot be set.`;
      problems.push({ name, code: 'READ_ONLY_VALUE', message });
      continue;
    }
    const text = appended(String(raw), property.fieldType, existing?.properties[name]);
    const checked = checkValue(account, type, property, text);
    if ('problem' in checked) problems.push({ name, ...checked.problem });
    else values[name] = checked.value;
  }
  problems.push(...wrongStages(account, type, values, existing));
  if (problems.length > 0) throw new HubSpotError(400, invalidValues(account, problems));
  return values;
}

/** `;a` adds a to the checkboxes that are ticked ("Properties": add values to checkbox type properties). */
function appended(text: string, fieldType: string, present: string | undefined): string {
  if (fieldType !== 'checkbox' || !text.startsWith(';')) return text;
  return [...new Set([...(present ?? '').split(';'), ...text.split(';')])].filter(Boolean).join(';');
}

function wrongStages(
  account: Account,
  type: ObjectType,
  values: Record<string, string>,
  existing: StoredRecord | null,
): ValueProblem[] {
  if (!type.pipeline) return [];
  const { property, stageProperty } = type.pipeline;
  const stage = values[stageProperty];
  const pipeline = values[property] ?? existing?.properties[property];
  if (!stage || !pipeline || account.pipelines.findStage(type, stage, pipeline)) return [];
  const message = `${stage} was not one of the allowed options of the pipeline ${pipeline}`;
  return [{ name: stageProperty, code: 'INVALID_OPTION', message }];
}

export function invalidValues({ portalId }: Account, problems: readonly ValueProblem[]): ApiProblem {
  const details = problems.map(({ name, code, message }) => ({
    isValid: false,
    message,
    error: code,
    name,
    localizedErrorMessage: message,
    portalId,
  }));
  return {
    message: `Property values were not valid: ${JSON.stringify(details)}`,
    errors: problems.map(({ name, code, message }) => ({ message, code, context: { propertyName: [name] } })),
    category: 'VALIDATION_ERROR',
  };
}
