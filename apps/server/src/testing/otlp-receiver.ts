import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Value = { stringValue?: string; intValue?: number; doubleValue?: number };
type Attributes = { key: string; value: Value }[];

export interface ReceivedSpan {
  name: string;
  parentSpanId?: string;
  spanId: string;
  attributes: Attributes;
  status: { code?: number; message?: string };
}

export interface ReceivedMetric {
  name: string;
  gauge?: { dataPoints: { attributes: Attributes; asDouble?: number; asInt?: number }[] };
  histogram?: { dataPoints: { attributes: Attributes; count: number }[] };
}

/** Attributes as a plain object. */
export const read = (attributes: Attributes): Record<string, string | number | undefined> =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? value.doubleValue]),
  );

export type OtlpReceiver = Awaited<ReturnType<typeof startOtlpReceiver>>;

/** A collector that takes OTLP over HTTP in JSON, and keeps what it is sent. */
export async function startOtlpReceiver() {
  const bodies: { path: string; body: string }[] = [];
  const server = createServer(async (request, response) => {
    bodies.push({ path: request.url ?? '', body: await text(request) });
    response.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const received = (path: string) => bodies.filter((each) => each.path === path).map(({ body }) => JSON.parse(body));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    spans: (): ReceivedSpan[] =>
      received('/v1/traces').flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }: { scopeSpans: { spans: ReceivedSpan[] }[] }) =>
          scopeSpans.flatMap(({ spans }) => spans),
        ),
      ),
    metrics: (): ReceivedMetric[] =>
      received('/v1/metrics').flatMap(({ resourceMetrics }) =>
        resourceMetrics.flatMap(({ scopeMetrics }: { scopeMetrics: { metrics: ReceivedMetric[] }[] }) =>
          scopeMetrics.flatMap(({ metrics }) => metrics),
        ),
      ),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
