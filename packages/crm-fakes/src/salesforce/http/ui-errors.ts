import type { ApiProblem, SalesforceError } from '../api-error.ts';
import { findField, type SObject } from '../schema/sobject.ts';

/**
 * "Error with Output" and "Record Exceptions" of the User Interface API: other than its reads, its writes are refused
 * with one object ("Lightning Data Service Returns New Error Values", Spring '19 release notes).
 */
export function toRecordErrors(object: SObject, { status, problems }: SalesforceError) {
  const atFields = problems.filter(({ fields }) => fields?.length);
  const fieldErrors: Record<string, object[]> = {};
  for (const problem of atFields) {
    for (const name of problem.fields ?? []) {
      fieldErrors[name] = [...(fieldErrors[name] ?? []), toRecordError(object, problem, name)];
    }
  }
  return {
    enhancedErrorType: 'RecordError',
    message: 'An error occurred while trying to update the record. Please try again.',
    output: {
      errors: problems
        .filter((problem) => !atFields.includes(problem))
        .map((problem) => toRecordError(object, problem, null)),
      fieldErrors,
    },
    statusCode: status,
  };
}

function toRecordError(object: SObject, { errorCode, message }: ApiProblem, field: string | null) {
  return {
    constituentField: null,
    duplicateRecordError: null,
    errorCode,
    field,
    fieldLabel: field === null ? null : (findField(object, field)?.label ?? null),
    message,
  };
}
