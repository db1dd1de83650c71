import type { Context, Hono } from 'hono';
import { refuse, resourceNotFound } from '../api-error.ts';
import type { Caller, Org } from '../org.ts';
import type { SObject } from '../schema/sobject.ts';

export interface Env {
  /** `nested` for a request inside a composite one, which spends no API request of its own. */
  Bindings: { nested?: boolean };
  Variables: { caller: Caller; version: string };
}

export type Ctx = Context<Env>;
export type Api = Hono<Env>;

/** Mounts one group of endpoints below `/services/data/vXX.X`. */
export type Endpoints = (api: Api, org: Org) => void;

/** Works on a request inside another; `counted` when it spends an API request of its own. */
export type Dispatch = (request: Request, options: { counted: boolean }) => Promise<Response>;

export type EndpointsWithDispatch = (api: Api, org: Org, dispatch: Dispatch) => void;

export function callerOf(c: Ctx): Caller {
  return c.get('caller');
}

export function versionOf(c: Ctx): string {
  return c.get('version');
}

/** The object of the path; one that the caller may not see is as one that does not exist. */
export function getVisibleObject(c: Ctx, name: string): SObject {
  const { org, access } = callerOf(c);
  const object = org.schema.findObject(name);
  return object && access.object(object).read ? object : resourceNotFound();
}

export async function readJson(c: Ctx): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  } catch {
    const shown = text.slice(0, 1) || 'end-of-input';
    return refuse(400, 'JSON_PARSER_ERROR', `Unexpected character ('${shown}') at [line:1, column:1]`);
  }
  return refuse(400, 'JSON_PARSER_ERROR', 'The HTTP entity body is required, but this request has no entity body.');
}
