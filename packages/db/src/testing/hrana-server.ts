import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { PipelineRequest, PipelineResponse, StreamResult } from './hrana-protocol.ts';
import { HranaStream } from './hrana-stream.ts';

export interface HranaServer {
  /** For a libSQL client. */
  url: string;
  close(): Promise<void>;
}

/**
 * A libSQL server for tests, since none can be installed from a package registry. A request continues the stream that
 * its baton names, or opens one; the answer's baton is for the next request alone.
 */
export async function startHranaServer(databasePath: string, authToken: string): Promise<HranaServer> {
  const streams = new Map<string, HranaStream>();
  const app = new Hono();

  app.post('/v2/pipeline', async (c) => {
    if (c.req.header('authorization') !== `Bearer ${authToken}`) return c.text('unauthorized', 401);
    const { baton, requests } = await c.req.json<PipelineRequest>();
    const stream = baton ? streams.get(baton) : new HranaStream(databasePath);
    if (!stream) return c.json({ message: 'the stream has expired', code: 'STREAM_EXPIRED' }, 400);
    if (baton) streams.delete(baton);
    const results: StreamResult[] = [];
    for (const request of requests) results.push(await stream.answer(request));
    const next = stream.open ? randomUUID() : null;
    if (next !== null) streams.set(next, stream);
    return c.json<PipelineResponse>({ baton: next, base_url: null, results });
  });

  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      for (const stream of streams.values()) stream.close();
    },
  };
}
