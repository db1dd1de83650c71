import { context, DiagLogLevel, diag } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Database } from '@tierline/db/open-database';
import type { Logger } from 'pino';
import { addGauges } from './gauges.ts';
import type { Telemetry } from './telemetry.ts';
import { watchCrms } from './watch-crms.ts';
import { watchFetch } from './watch-fetch.ts';

/** A collector that is away must not hold up a stop for longer. */
const TIMEOUT_MS = 5_000;
const NAME = 'tierline';

export interface Watched {
  db: Database;
  /** ISO 8601 in UTC. */
  now: () => string;
  log: Logger;
}

/**
 * Sends traces and metrics by OTLP over HTTP. The libraries take a quarter of a second to load: this module is imported
 * only where an endpoint is configured. `OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES`
 * count as OpenTelemetry has them.
 */
export function openTelemetry({ endpoint }: { endpoint: string }, { db, now, log }: Watched): Telemetry {
  const base = endpoint.replace(/\/+$/, '');
  const resource = resourceFromAttributes({ 'service.name': NAME }).merge(
    detectResources({ detectors: [envDetector] }),
  );
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const report = (message: string) => log.warn({ reason: message.slice(0, 500) }, 'telemetry was not sent');
  const ignore = () => {};
  diag.setLogger(
    { error: report, warn: ignore, info: ignore, debug: ignore, verbose: ignore },
    { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
  );

  const traceExporter = new OTLPTraceExporter({ url: `${base}/v1/traces`, timeoutMillis: TIMEOUT_MS });
  const traces = new TracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor({ exporter: traceExporter })],
  });
  const metricExporter = new OTLPMetricExporter({ url: `${base}/v1/metrics`, timeoutMillis: TIMEOUT_MS });
  const reader = new PeriodicExportingMetricReader({ exporter: metricExporter });
  const metrics = new MeterProvider({ resource, readers: [reader] });
  const tracer = traces.getTracer(NAME);
  const meter = metrics.getMeter(NAME);
  addGauges(meter, db, now);
  return {
    watchFetch: (fetch, paths) => watchFetch(fetch, paths, tracer, meter),
    watchCrms: (crms) => watchCrms(crms, tracer),
    async stop() {
      await Promise.allSettled([traces.shutdown(), metrics.shutdown()]);
      context.disable();
      diag.disable();
    },
  };
}
