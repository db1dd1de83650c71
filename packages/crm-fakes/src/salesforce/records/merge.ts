import type { Caller } from '../org.ts';
import type { SObject } from '../schema/sobject.ts';
import { touch } from './delete.ts';
import { nowOf } from './timestamps.ts';

/**
 * "Merging Duplicate Records": what looked up to the loser looks up to the winner from then on, and the loser goes to the
 * recycle bin, where it names the winner.
 */
export function mergeRecords(caller: Caller, object: SObject, winner: string, loser: string): void {
  const { org } = caller;
  if (!org.store.find(object, winner) || !org.store.find(object, loser)) throw new Error('there is nothing to merge');
  org.store.transaction(() => {
    for (const { child, field } of org.schema.childRelationships(object)) {
      if (child.setup || child.virtual) continue;
      for (const referrer of [...org.store.list(child)]) {
        if (referrer[field.name] !== loser || referrer.IsDeleted || referrer.Id === loser) continue;
        touch(caller, child, referrer.Id, { [field.name]: referrer.Id === winner ? null : winner });
      }
    }
    touch(caller, object, winner, {});
    touch(caller, object, loser, { IsDeleted: true, MasterRecordId: winner });
    const at = nowOf(org.clock);
    org.store.setDeletion(loser, { object: object.name, id: loser, at, cascaded: [], cleared: [] });
  });
}
