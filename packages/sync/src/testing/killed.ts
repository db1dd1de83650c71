import type { CrmKind } from '@tierline/domain/crm';
import type { ConnectedOrg } from './connected-org.ts';

/** The process is gone: nothing is caught, given back or noted. What it leased stays leased until the lease ends. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

type Adapters = Pick<ConnectedOrg, 'adapters'>;

/** Something happens at the next batch of writes to a CRM: just before the call, or when the CRM has carried it out. */
export function meanwhile(
  { adapters }: Adapters,
  kind: CrmKind,
  when: 'before' | 'after',
  happens: () => Promise<unknown>,
): void {
  const crm = adapters[kind];
  if (!crm) throw new Error(`${kind} is not connected`);
  adapters[kind] = {
    ...crm,
    async writeMany(object, writes) {
      adapters[kind] = crm;
      if (when === 'before') await happens();
      const results = await crm.writeMany(object, writes);
      if (when === 'after') await happens();
      return results;
    },
  };
}

/** The worker dies at that moment: when the CRM has carried it out, nothing of that is kept here. */
export const killAtWrite = (world: Adapters, kind: CrmKind, when: 'before' | 'after'): void =>
  meanwhile(world, kind, when, () => Promise.reject(new Killed()));
