import { createHmac } from 'node:crypto';
import type { SealedSecret } from '@tierline/db/sealed-secret';
import { placeOf } from '../hubspot-tokens.ts';
import { createSeal } from '../seal.ts';

/** Says which key it is, and nothing about it. */
export type KeyCheck = string;

const PURPOSE = 'tierline/backup/key-check/v1';
const LENGTH = 16;

/** A keyed check value: the same for the same key, and of no use to whoever wants the key. */
export const toKeyCheck = (key: Buffer): KeyCheck =>
  createHmac('sha256', key)
    .update(PURPOSE)
    .digest('hex')
    .slice(0, 2 * LENGTH);

/** The keys that open the secrets, as check values, and how many secrets none of them opens. */
export function findKeysOf(
  secrets: readonly SealedSecret[],
  keys: readonly Buffer[],
): { checks: KeyCheck[]; unopened: number } {
  const checks = new Set<KeyCheck>();
  let unopened = 0;
  for (const secret of secrets) {
    const key = keys.find((candidate) => opens(candidate, secret));
    if (key) checks.add(toKeyCheck(key));
    else unopened += 1;
  }
  return { checks: [...checks].sort(), unopened };
}

function opens(key: Buffer, { orgId, name, sealed }: SealedSecret): boolean {
  try {
    createSeal([key]).open(sealed, placeOf(orgId, name));
    return true;
  } catch {
    return false;
  }
}
