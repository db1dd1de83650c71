/** One entry of the array that Salesforce answers a refused request with. */
export interface ApiProblem {
  errorCode: string;
  message: string;
  fields?: readonly string[];
}

/** A refusal by the fake, with the status and the error codes that Salesforce gives in the same case. */
export class SalesforceError extends Error {
  readonly status: number;
  readonly problems: readonly ApiProblem[];

  constructor(status: number, problems: readonly ApiProblem[]) {
    super(problems.map((problem) => `${problem.errorCode}: ${problem.message}`).join('; '));
    this.status = status;
    this.problems = problems;
  }
}

export function refuse(status: number, errorCode: string, message: string, fields?: readonly string[]): never {
  throw new SalesforceError(status, [{ message, errorCode, ...(fields && { fields }) }]);
}

export function resourceNotFound(): never {
  refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
}

export function noSuchColumn(field: string, object: string): ApiProblem {
  return { message: `No such column '${field}' on sobject of type ${object}`, errorCode: 'INVALID_FIELD' };
}
