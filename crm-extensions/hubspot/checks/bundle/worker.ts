import { readFile } from 'node:fs/promises';
import { createContext, runInContext } from 'node:vm';
import * as RemoteUI from '@remote-ui/react';
import * as React from 'react';

/** What `hubspot.extend` was given. */
type Draw = (api: { context: object; actions: object }) => React.ReactElement;

type Fetch = (url: string, options: { body: unknown }) => Promise<Response>;

/** Runs a bundle as HubSpot's worker does: a classic script, with what the worker lends and nothing of a page or of Node. */
export async function runBundle(file: string, hsFetch: Fetch): Promise<Draw> {
  const draws: Draw[] = [];
  const worker = {
    __HUBSPOT_EXTENSION_WORKER__: true,
    React,
    RemoteUI,
    extend_V2: (draw: Draw) => void draws.push(draw),
    logger: {},
    hsFetch,
    crypto,
    setTimeout,
    clearTimeout,
  };
  const scope = createContext({ ...worker, self: worker });
  runInContext(await readFile(file, 'utf8'), scope, { filename: file });
  const [draw, ...others] = draws;
  if (!draw || others.length > 0) throw new Error('an extension registers itself exactly once');
  return draw;
}

/** Draws on a remote root, and says how to read all its text. */
export function drawRemotely(element: React.ReactElement): { text(): string; end(): void } {
  const remote = RemoteUI.createRemoteRoot(() => {}, { strict: false });
  const root = RemoteUI.createRoot(remote);
  root.render(element);
  remote.mount();
  return { text: () => textOf(remote), end: () => root.unmount() };
}

interface RemoteNode {
  text?: string;
  props?: unknown;
  children?: readonly RemoteNode[];
}

function textOf({ text, props, children = [] }: RemoteNode): string {
  const data = typeof props === 'object' && props !== null ? Object.values(props) : [];
  const own = [text, ...data].filter((words) => typeof words === 'string');
  return [...own, ...children.map(textOf)].join('\n');
}
