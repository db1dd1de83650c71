import { type Meter, SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import { appRouter } from '@tierline/api/app-router';
import { METHOD, ROUTE, STATUS } from './attributes.ts';
import { within } from './span.ts';
import type { Fetch } from './telemetry.ts';

/** Who watches the server asks these again and again. */
const UNWATCHED = new Set(['/health', '/ready']);
const TRPC = '/trpc/';
const procedures = new Set(Object.keys(appRouter._def.procedures));

/** Seconds. A page waits for these, so that what people notice lies in the middle. */
const BOUNDARIES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Spans and durations of requests, under the names of procedures and paths that there are, never those that came in. */
export function watchFetch<F extends Fetch>(fetch: F, paths: readonly string[], tracer: Tracer, meter: Meter): F {
  const duration = meter.createHistogram('http.server.request.duration', {
    unit: 's',
    advice: { explicitBucketBoundaries: BOUNDARIES },
  });
  const watched = async (request: Request, ...rest: never[]): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (UNWATCHED.has(pathname)) return fetch(request, ...rest);
    const route = toRoute(pathname, paths);
    const attributes = { [METHOD]: toMethod(request.method), [ROUTE]: route };
    const span = tracer.startSpan(route, { kind: SpanKind.SERVER, attributes });
    const began = performance.now();
    return within(span, async () => {
      const response = await fetch(request, ...rest);
      span.setAttribute(STATUS, response.status);
      if (response.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      duration.record((performance.now() - began) / 1000, { ...attributes, [STATUS]: response.status });
      return response;
    });
  };
  return watched as F;
}

function toRoute(pathname: string, paths: readonly string[]): string {
  if (!pathname.startsWith(TRPC)) return paths.includes(pathname) ? pathname : 'unknown';
  const procedure = pathname.slice(TRPC.length);
  return procedures.has(procedure) ? procedure : 'unknown';
}

const toMethod = (method: string) => (method === 'GET' || method === 'POST' ? method : '_OTHER');
