import { type Pace, takeTurn } from '@tierline/db/quota';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';

export interface SharedLimiterOptions<K extends string> {
  scope: Scope;
  crm: CrmKind;
  /** The paces that a call of each kind has to keep, by name; kinds that count against one allowance name the same one. */
  kinds: Readonly<Record<K, readonly string[]>>;
  paces: Readonly<Record<string, Pace>>;
  /** Unix milliseconds. */
  now: () => number;
  wait: (milliseconds: number) => Promise<unknown>;
}

/**
 * Makes calls wait until a CRM's allowance has room for them, over all processes that share the database: each call
 * takes its turns there first. Nothing is refused, only delayed.
 */
export function createSharedLimiter<K extends string>(options: SharedLimiterOptions<K>) {
  const { scope, crm, kinds, paces, now, wait } = options;
  return async <T>(kind: K, call: () => Promise<T>): Promise<T> => {
    for (const name of kinds[kind]) {
      const pace = paces[name];
      if (!pace) throw new Error(`there is no pace called ${name}`);
      const milliseconds = await takeTurn(scope, crm, name, pace, now());
      if (milliseconds > 0) await wait(milliseconds);
    }
    return call();
  };
}
