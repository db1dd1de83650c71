import type { Config } from '../config.ts';
import type { Watched } from './open-telemetry.ts';
import { SILENT, type Telemetry } from './telemetry.ts';

/** Loads none of OpenTelemetry's libraries where nobody listens. */
export async function loadTelemetry(config: Config['telemetry'], watched: Watched): Promise<Telemetry> {
  if (config === null) return SILENT;
  const { openTelemetry } = await import('./open-telemetry.ts');
  return openTelemetry(config, watched);
}
