import { CrmFailure } from '@tierline/domain/crm';

/** An answer that came in full. */
export interface HttpAnswer {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Ends a call that takes too long; made anew for each. */
export type Deadline = () => AbortSignal;

export interface HttpRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
}

/** Asks, and waits until the whole answer is there; throws `unavailable` when it does not come, for whatever reason. */
export async function fetchInFull(crm: string, request: HttpRequest, deadline: AbortSignal): Promise<HttpAnswer> {
  const { url, ...init } = request;
  try {
    const response = await fetch(url, { ...init, signal: deadline });
    const body = await response.text();
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  } catch (error) {
    const message = deadline.aborted
      ? `${crm} did not answer in full within the time that a call may take.`
      : `${crm} could not be reached, or the connection broke${toCode(error)}.`;
    throw new CrmFailure('unavailable', message, { cause: error });
  }
}

function toCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
}

/** Seconds to wait, as the answer says them; the header's other form, a date, is read against the answer's own date. */
export function retryAfter(headers: Readonly<Record<string, string>>): number | null {
  const header = headers['retry-after'];
  if (header === undefined) return null;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - Date.parse(headers.date ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}
