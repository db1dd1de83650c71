import type { HubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';

/** HubSpot's API in one person's own session, without a network between. */
export interface AccountSession {
  call<T>(method: 'GET' | 'POST' | 'PATCH' | 'PUT', path: string, body?: unknown): Promise<T>;
}

export function openSession({ fetch, admin }: HubSpotAccount, userId: number): AccountSession {
  const token = admin.sessionFor(userId);
  return {
    async call<T>(method: string, path: string, body?: unknown): Promise<T> {
      const answer = await fetch(
        new Request(`https://account.invalid${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
      const text = await answer.text();
      if (!answer.ok) throw new Error(`HubSpot refused ${method} ${path}: ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
  };
}
