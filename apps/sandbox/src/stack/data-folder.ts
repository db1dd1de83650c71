import { generateKeyPairSync } from 'node:crypto';
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
  const orgFile = join(path, 'salesforce-org.json');
  return {
    path,
    database: join(path, 'tierline.db'),
    log: join(path, 'tierline-server.log'),
    orgKey: keepKeys(path, 'org'),
    clientKey: keepKeys(path, 'client'),
    readOrg: () => (existsSync(orgFile) ? JSON.parse(readFileSync(orgFile, 'utf8')) : null),
    writeOrg: (content) => {
      // Written beside and moved, so that a crash leaves the last whole state.
      writeFileSync(`${orgFile}.new`, JSON.stringify(content));
      renameSync(`${orgFile}.new`, orgFile);
    },
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
