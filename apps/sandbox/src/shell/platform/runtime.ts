/** What the generated `@salesforce/…` modules are made of. */
import { viewer } from './context.ts';
import { request } from './salesforce-api.ts';

type Parameters = Record<string, unknown>;
/** Answers a call in Apex's place; undefined leaves it to Apex. */
type Stand = (method: string, parameters: Parameters) => Promise<unknown> | undefined;

let standIn: Stand | null = null;

/** For pages that show components without a record behind them, such as the gallery. */
export function standInForApex(stand: Stand): void {
  standIn = stand;
}

/** An Apex method, called imperatively; its failure has the shape that Lightning gives to components. */
export function apexMethod(name: string) {
  const [apexClass, method] = name.split('.');
  return async (parameters: Parameters = {}): Promise<unknown> => {
    const instead = standIn?.(name, parameters);
    if (instead) return instead;
    const response = await request(`/apex/${apexClass}/${method}`, { method: 'POST', body: parameters });
    const body: unknown = await response.json();
    if (response.ok) return body;
    throw { ok: false, status: response.status, statusText: 'Server Error', body };
  };
}

export function userValue(name: string): string | boolean {
  if (name === 'Id') return viewer.userId;
  if (name === 'isGuest') return false;
  throw new Error(`The sandbox does not know @salesforce/user/${name}`);
}

/** As on the platform: true, or undefined when the user does not hold it. */
export function customPermission(name: string): true | undefined {
  return viewer.customPermissions.includes(name) ? true : undefined;
}
