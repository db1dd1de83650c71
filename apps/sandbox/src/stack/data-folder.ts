import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './start-failure.ts';

/** A key pair of the sandbox's own; the private half never leaves the data folder. */
export interface KeyFiles {
  privateKey: string;
  publicKey: string;
}

export interface DataFolder {
  path: string;
  database: string;
  log: string;
  /** Stands in for the org's certificate `Tierline`, with which Apex signs. */
  orgKey: KeyFiles;
  /** With which Tierline signs in to Salesforce. */
  clientKey: KeyFiles;
  readOrg(): unknown;
  writeOrg(content: unknown): void;
  /** What the HubSpot app and Tierline share. */
  hubspotSecret: string;
  /** Seals tokens in the database: 32 bytes in base64. */
  secretKey: string;
  /** The fake HubSpot account. */
  readAccount(): unknown;
  writeAccount(content: unknown): void;
}

/** Opens the folder that holds all that the sandbox remembers, making it when it is not there. */
export function openDataFolder(path: string, { reset }: { reset: boolean }): DataFolder {
  try {
    if (reset) rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch (cause) {
    throw new StartFailure(`The folder ${path} cannot be written: give yourself write access to it.`, { cause });
  }
  const org = keepJson(join(path, 'salesforce-org.json'));
  const account = keepJson(join(path, 'hubspot-account.json'));
  return {
    path,
    database: join(path, 'tierline.db'),
    log: join(path, 'tierline-server.log'),
    orgKey: keepKeys(path, 'org'),
    clientKey: keepKeys(path, 'client'),
    readOrg: org.read,
    writeOrg: org.write,
    hubspotSecret: keepSecret(path, 'hubspot-secret'),
    secretKey: keepSecret(path, 'secret-key'),
    readAccount: account.read,
    writeAccount: account.write,
  };
}

function keepKeys(folder: string, name: string): KeyFiles {
  const files = { privateKey: join(folder, `${name}-private.pem`), publicKey: join(folder, `${name}-public.pem`) };
  if (existsSync(files.privateKey) && existsSync(files.publicKey)) return files;
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  writeFileSync(files.privateKey, privateKey, { mode: 0o600 });
  writeFileSync(files.publicKey, publicKey);
  return files;
}

function keepJson(file: string) {
  return {
    read: (): unknown => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null),
    write: (content: unknown) => {
      // Written beside and moved, so that a crash leaves the last whole state.
      writeFileSync(`${file}.new`, JSON.stringify(content));
      renameSync(`${file}.new`, file);
    },
  };
}

function keepSecret(folder: string, name: string): string {
  const file = join(folder, `${name}.txt`);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
