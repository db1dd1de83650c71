/** The body of a refused request, without what every refusal has ("Error handling"). */
export interface ApiProblem {
  message: string;
  category?: string;
  subCategory?: string;
  errors?: readonly { message: string; code?: string; in?: string; context?: Record<string, readonly string[]> }[];
  context?: Record<string, readonly string[]>;
  links?: Record<string, string>;
  errorType?: string;
  policyName?: string;
}

/** A refusal by the fake, with the status and the body that HubSpot gives in the same case. */
export class HubSpotError extends Error {
  readonly status: number;
  readonly problem: ApiProblem;

  constructor(status: number, problem: ApiProblem) {
    super(problem.message);
    this.status = status;
    this.problem = problem;
  }
}

export function refuse(status: number, problem: ApiProblem): never {
  throw new HubSpotError(status, problem);
}

export function invalid(message: string, more: Omit<ApiProblem, 'message' | 'category'> = {}): never {
  return refuse(400, { message, category: 'VALIDATION_ERROR', ...more });
}

/** HubSpot answers an unknown numeric id without a category, and one that is no number with one. */
export function recordNotFound(id: string): never {
  if (/^\d+$/.test(id)) return refuse(404, { message: 'resource not found' });
  return refuse(404, {
    message: 'Object not found.  objectId are usually numeric.',
    category: 'OBJECT_NOT_FOUND',
    context: { id: [id] },
  });
}
