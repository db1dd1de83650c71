import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpBindings, serve } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { ConnectionReset } from './connection-reset.ts';

export type Fetch = (request: Request) => Promise<Response>;

export interface Listening {
  url: string;
  close(): Promise<void>;
}

/** Serves a fake over HTTP on this machine only; port 0 takes any free one. */
export async function listen(fetch: Fetch, port = 0): Promise<Listening> {
  const server = serve({
    port,
    hostname: '127.0.0.1',
    fetch: async (request, env) => {
      try {
        return await fetch(request);
      } catch (error) {
        if (!(error instanceof ConnectionReset) && !request.signal.aborted) throw error;
        drop((env as HttpBindings).incoming);
        return RESPONSE_ALREADY_SENT;
      }
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function drop(incoming: IncomingMessage): void {
  incoming.socket.resetAndDestroy();
}
