import { toNameKey } from './organization.ts';

/** A second partner that a partner's CRM field has listed by name. */
export interface StatedContract {
  nameKey: string;
  /** As the field spells it. */
  name: string;
  /** Null while no organization of that name is known. */
  secondPartnerId: string | null;
  position: number;
  startedAt: string;
  endedAt: string | null;
}

/**
 * What has to be saved so that the contracts are those that the field lists now. A name that leaves the field ends its
 * contract; one that comes back begins it anew; blank entries and repetitions do not count.
 */
export function planContracts(
  known: readonly StatedContract[],
  names: readonly string[],
  now: string,
): StatedContract[] {
  const listed = new Map<string, string>();
  for (const name of names) {
    const key = toNameKey(name);
    if (key !== '' && !listed.has(key)) listed.set(key, name.trim());
  }
  const before = new Map(known.map((contract) => [contract.nameKey, contract]));
  const changes: StatedContract[] = [];
  let position = 0;
  for (const [nameKey, name] of listed) {
    const old = before.get(nameKey);
    const next: StatedContract =
      old && old.endedAt === null
        ? { ...old, name, position }
        : { nameKey, name, secondPartnerId: old?.secondPartnerId ?? null, position, startedAt: now, endedAt: null };
    if (!old || old.endedAt !== null || old.name !== name || old.position !== position) changes.push(next);
    position += 1;
  }
  for (const old of known) {
    if (old.endedAt === null && !listed.has(old.nameKey)) changes.push({ ...old, endedAt: now });
  }
  return changes;
}
