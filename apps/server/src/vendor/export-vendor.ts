import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { Scope } from '@tierline/db/scope';
import { type ExportedRow, exportTenant } from '@tierline/db/tenant-data';
import { StartFailure } from '../config.ts';

export interface VendorExport {
  rows: number;
  /** Of the file. */
  sha256: string;
}

/** Writes all that a vendor has here as JSON lines, `{ "table", "row" }` each; secrets are left out. */
export async function exportVendor(scope: Scope, file: string): Promise<VendorExport> {
  if (existsSync(file)) throw new StartFailure(`to: ${file} is there already. Name a new file.`);
  const hash = createHash('sha256');
  const out = createWriteStream(file, { mode: 0o600, flags: 'wx' });
  let rows = 0;
  for await (const page of exportTenant(scope)) {
    for (const each of page) {
      const line = toLine(each);
      hash.update(line);
      rows += 1;
      if (!out.write(line)) await once(out, 'drain');
    }
  }
  out.end();
  await finished(out);
  return { rows, sha256: hash.digest('hex') };
}

/** The SHA-256 that an export made now would have. */
export async function hashTenant(scope: Scope): Promise<string> {
  const hash = createHash('sha256');
  for await (const page of exportTenant(scope)) for (const each of page) hash.update(toLine(each));
  return hash.digest('hex');
}

const toLine = (row: ExportedRow): string => `${JSON.stringify(row)}\n`;

/** Reads an export again from the disk: what it says of itself has to be what lies there. */
export async function verifyExport(file: string, { rows, sha256 }: VendorExport): Promise<boolean> {
  const hash = createHash('sha256');
  let lines = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    const { table, row } = JSON.parse(line) as { table?: unknown; row?: unknown };
    if (typeof table !== 'string' || typeof row !== 'object') return false;
    hash.update(`${line}\n`);
    lines += 1;
  }
  return lines === rows && hash.digest('hex') === sha256;
}
