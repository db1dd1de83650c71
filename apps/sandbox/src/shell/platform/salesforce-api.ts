import { VIEWER_HEADER } from '../../pages/context.ts';
import { context, viewer } from './context.ts';

interface ApiError {
  message: string;
  errorCode?: string;
  fields?: string[];
  output?: { errors?: { message: string }[]; fieldErrors?: Record<string, { message: string }[]> };
}

/** Salesforce said no, or did not answer (`status` 0). */
export class SalesforceError extends Error {
  override name = 'SalesforceError';
  readonly status: number;
  readonly errors: ApiError[];
  constructor(status: number, errors: ApiError[]) {
    super(errors.map(({ message }) => message).join(' ') || `Salesforce answered ${status}`);
    this.status = status;
    this.errors = errors;
  }
}

/** Calls the REST API as the viewer; `path` is what follows `/services/data/vNN.0`. */
export async function callSalesforce<T>(path: string, init: { method?: string; body?: unknown } = {}): Promise<T> {
  const response = await request(`/services/data/v${context.apiVersion}${path}`, init);
  const text = await response.text();
  if (!response.ok) throw new SalesforceError(response.status, toErrors(text));
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export async function request(url: string, { method = 'GET', body }: { method?: string; body?: unknown }) {
  try {
    return await fetch(url, {
      method,
      headers: { [VIEWER_HEADER]: viewer.key, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new SalesforceError(0, [{ message: 'Salesforce did not answer. Check the connection and try again.' }]);
  }
}

function toErrors(text: string): ApiError[] {
  try {
    const parsed = JSON.parse(text) as ApiError | ApiError[];
    return Array.isArray(parsed) ? parsed : [parsed];
  } catch {
    return [{ message: 'Salesforce is not available. Try again in a moment.' }];
  }
}

/** Errors by field, and those that belong to none, whichever of Salesforce's shapes they came in. */
export function splitErrors({ errors }: SalesforceError): { byField: Record<string, string>; general: string[] } {
  const byField: Record<string, string> = {};
  const general: string[] = [];
  for (const error of errors) {
    const ofFields = Object.entries(error.output?.fieldErrors ?? {});
    for (const [field, [first]] of ofFields) byField[field] = first?.message ?? error.message;
    for (const field of error.fields ?? []) byField[field] = error.message;
    for (const { message } of error.output?.errors ?? []) general.push(message);
    if (ofFields.length === 0 && !error.fields?.length && !error.output?.errors?.length) general.push(error.message);
  }
  return { byField, general };
}
