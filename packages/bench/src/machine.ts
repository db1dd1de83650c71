import { cpus, loadavg } from 'node:os';

/** On what, and how busy, as figures depend on it. */
export const describeMachine = () => ({
  node: process.version,
  processors: `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}`,
  load: Number(loadavg()[0]?.toFixed(2)),
});
