import type { Context, Hono } from 'hono';
import type { Account, Caller } from '../account.ts';
import { invalid } from '../api-error.ts';
import { isObject } from '../is-object.ts';
import { findObjectType, type ObjectType } from '../object-type.ts';

export interface Env {
  Variables: { caller: Caller };
}

export type Ctx = Context<Env>;
export type Api = Hono<Env>;

/** Mounts one group of endpoints, by their full paths. */
export type Endpoints = (api: Api, account: Account) => void;

export function callerOf(c: Ctx): Caller {
  return c.get('caller');
}

/** The object type that a segment of the path names. */
export function getTypeOf(name: string | undefined): ObjectType {
  return findObjectType(name ?? '') ?? invalid(`Unable to infer object type from: ${name ?? ''}`);
}

export async function readJson(c: Ctx): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch {
    return invalid(
      `Invalid input JSON on line 1, column 1: ${text === '' ? 'No content to map' : 'Unexpected character'}`,
    );
  }
}

export async function readObject(c: Ctx): Promise<Record<string, unknown>> {
  const body = await readJson(c);
  return isObject(body) ? body : invalid('Invalid input JSON on line 1, column 1: Cannot deserialize value');
}

/** A list in the query, given once with commas or several times. */
export function queryList(c: Ctx, name: string): string[] {
  return (c.req.queries(name) ?? []).flatMap((text) => text.split(',')).filter(Boolean);
}

export function queryFlag(c: Ctx, name: string): boolean {
  return c.req.query(name) === 'true';
}

/** The page size that the query asks for. */
export function queryLimit(c: Ctx, usual: number, most: number): number {
  const text = c.req.query('limit');
  if (text === undefined) return usual;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) return invalid(`limit: ${text} is not a positive whole number`);
  if (limit > most) return invalid(`The limit ${limit} is above the maximum of ${most}`);
  return limit;
}
