import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Salesforce takes RS256 alone, by keys of at least this many bits ("Create a Private Key and Self-Signed Digital Certificate"). */
const LEAST_BITS = 2048;

export type KeyReading = { pem: string } | { problem: string };

/** The key that lies at a path, or what is the matter with it, to be said after the variable's name. */
export function readPrivateKey(path: string): KeyReading {
  let pem: string;
  try {
    pem = readFileSync(path, 'utf8');
  } catch {
    return { problem: `names ${path}, which cannot be read` };
  }
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
    if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_BITS) return { pem };
    return { problem: `names ${path}, which is no RSA key of ${LEAST_BITS} bits or more` };
  } catch {
    return { problem: `names ${path}, which is no private key in PEM form without a passphrase` };
  }
}
