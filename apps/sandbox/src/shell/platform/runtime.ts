/** What the generated `@salesforce/…` modules are made of. */
import { viewer } from './context.ts';
import { request } from './salesforce-api.ts';

/** An Apex method, called imperatively; its failure has the shape that Lightning gives to components. */
export function apexMethod(name: string) {
  const [apexClass, method] = name.split('.');
  return async (parameters: Record<string, unknown> = {}): Promise<unknown> => {
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
