import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Turns secrets into what may lie in the database, and back. */
export interface Seal {
  /** `place` names where the secret lies, so that it cannot be moved elsewhere. */
  close(secret: string, place: string): string;
  /** Throws when it was sealed with a key that is not among these, for another place, or was changed. */
  open(sealed: string, place: string): string;
}

const VERSION = 'v1';

/**
 * AES-256-GCM with a random nonce for each secret; each key has 32 bytes. The first seals and all open, so that a key
 * is changed by putting the new one before the old one, and taking that away once everything was sealed anew.
 */
export function createSeal(keys: readonly Buffer[]): Seal {
  const [first] = keys;
  if (!first) throw new Error('a seal needs a key');
  return {
    close(secret, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', first, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return [VERSION, ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.');
    },
    open(sealed, place) {
      const [version, ...parts] = sealed.split('.');
      const [nonce, tag, body] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (version !== VERSION || !nonce || !tag || !body) throw new Error('a sealed secret has an unknown form');
      const faults: unknown[] = [];
      for (const key of keys) {
        try {
          const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place)).setAuthTag(tag);
          return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
        } catch (fault) {
          faults.push(fault);
        }
      }
      throw new AggregateError(faults, 'none of the keys opens the sealed secret');
    },
  };
}
