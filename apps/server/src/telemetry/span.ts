import { context, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { CrmFailure } from '@tierline/domain/crm';
import { ERROR } from './attributes.ts';

/** Does the work within its span, so that spans of what it calls hang beneath, and ends the span with how it went. */
export async function within<T>(span: Span, work: () => T | Promise<T>): Promise<T> {
  try {
    return await context.with(trace.setSpan(context.active(), span), work);
  } catch (error) {
    markFailed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Says of what kind a failure is; what it says may hold what a CRM answered, and stays here. */
export function markFailed(span: Span, error: unknown): void {
  span.setAttribute(ERROR, error instanceof CrmFailure ? error.code : 'fault');
  span.setStatus({ code: SpanStatusCode.ERROR });
}
