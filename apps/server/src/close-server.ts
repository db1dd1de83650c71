import type { Server } from 'node:http';

const SWEEP_MS = 50;

/** Takes no more calls, and ends once those begun are answered: a connection that is only kept alive is not waited for. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  await closed;
  clearInterval(sweep);
}
