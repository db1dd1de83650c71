import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ScriptedRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export type ScriptedAnswer =
  | { status: number; body?: unknown; contentType?: string; headers?: Record<string, string> }
  /** Headers and half of a body, and then nothing more, or a closed connection. */
  | 'stalls half way'
  | 'is cut half way'
  | 'never comes'
  | 'is a closed connection';

export interface ScriptedServer {
  url: string;
  requests: ScriptedRequest[];
  close(): Promise<void>;
}

/** Plays recorded answers, for what a fake that understands the questions would answer too well. */
export async function startScriptedServer(
  answer: (request: ScriptedRequest) => ScriptedAnswer,
): Promise<ScriptedServer> {
  const requests: ScriptedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    const request = { method, url, headers, body: await text(incoming) };
    requests.push(request);
    play(answer(request), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function play(answer: ScriptedAnswer, response: ServerResponse): void {
  if (answer === 'never comes') return;
  if (answer === 'is a closed connection') {
    response.destroy();
    return;
  }
  if (answer === 'stalls half way' || answer === 'is cut half way') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"totalSize":1,', () => {
      if (answer === 'is cut half way') response.destroy();
    });
    return;
  }
  const { status, body, contentType = 'application/json;charset=UTF-8', headers = {} } = answer;
  response.writeHead(status, { 'content-type': contentType, ...headers });
  response.end(typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body));
}
