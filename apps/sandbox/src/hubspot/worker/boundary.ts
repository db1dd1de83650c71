import type { RemoteChannel } from '@remote-ui/core';
import type {
  CrmPropertiesResponse,
  FetchAssociationsRequest,
  FetchCrmSearchRequest,
  FormatCrmPropertiesRequest,
} from './sdk-requests.ts';

/** What `hubspot.fetch` was asked for, as it crosses to the page. */
export interface FetchRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: { [key: string]: unknown };
  /** Milliseconds. */
  timeout?: number;
}

export interface FetchAnswer {
  status: number;
  body: string;
}

/** The plain object that the SDK's hooks read out of `json()`; a real Response could not carry the function. */
export interface HookAnswer<T> {
  data?: T;
  error?: string;
  cleanup?: () => void;
}

/** What the page does for the worker. */
export interface HostCalls {
  failed(message: string): void;
  log(level: LogLevel, message: string): void;
  fetch(request: FetchRequest): Promise<FetchAnswer>;
  fetchCrmProperties(
    names: readonly string[],
    onUpdate: (properties: CrmPropertiesResponse) => void,
  ): Promise<HookAnswer<CrmPropertiesResponse>>;
  fetchAssociations(request: FetchAssociationsRequest): Promise<HookAnswer<unknown>>;
  fetchCrmSearch(request: FetchCrmSearchRequest): Promise<HookAnswer<unknown>>;
  formatCrmProperties(request: FormatCrmPropertiesRequest): Promise<unknown>;
}
export const HOST_CALLS = [
  'failed',
  'log',
  'fetch',
  'fetchCrmProperties',
  'fetchAssociations',
  'fetchCrmSearch',
  'formatCrmProperties',
] as const satisfies readonly (keyof HostCalls)[];

/** What the worker does for the page. */
export interface WorkerCalls {
  /** Runs the bundle's source. */
  load(source: string): void;
  /** Draws the extension into the channel. Components that are not named make the extension fail, as on HubSpot. */
  render(channel: RemoteChannel, api: ExtensionApi, components: readonly string[]): void;
}
export const WORKER_CALLS = ['load', 'render'] as const satisfies readonly (keyof WorkerCalls)[];

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** What an extension gets to know and may do at its place. */
export interface ExtensionApi {
  context: { [name: string]: unknown };
  actions: { [name: string]: (...parameters: never[]) => unknown };
}
