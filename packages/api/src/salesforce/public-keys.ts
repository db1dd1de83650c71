import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';

const PEM_BLOCK = /-----BEGIN (CERTIFICATE|PUBLIC KEY)-----[A-Za-z0-9+/=\s]+-----END \1-----/g;
/** Fewer bits are not taken for RS256 (RFC 7518, 3.3). */
const LEAST_BITS = 2048;

/**
 * Every key in a text of PEM blocks, certificates among them, as public keys in PEM form, each once. What is no RSA key
 * of a sound length is passed over: an administrator may have pasted anything.
 */
export function parsePublicKeys(text: string): string[] {
  const keys = [...text.matchAll(PEM_BLOCK)].flatMap(([pem, kind]) => toKey(pem, kind) ?? []);
  return [...new Set(keys.filter(isSound).map((key) => key.export({ type: 'spki', format: 'pem' }).toString().trim()))];
}

/** The text in which a connection keeps its keys. */
export const joinPublicKeys = (keys: readonly string[]): string => keys.join('\n');

function toKey(pem: string, kind: string | undefined): KeyObject | null {
  try {
    return kind === 'CERTIFICATE' ? new X509Certificate(pem).publicKey : createPublicKey(pem);
  } catch {
    return null;
  }
}

const isSound = (key: KeyObject): boolean =>
  key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_BITS;
