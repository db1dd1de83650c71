import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { METADATA } from './connected-org.ts';

/** The extension's metadata, and what an org has beside it. */
export interface OrgMetadata {
  folder: string;
  add(path: string, content: string): void;
  read(path: string): string;
  /** The picklist takes no other values from now on. */
  restrict(object: string, field: string): void;
  remove(): void;
}

export function copyMetadata(): OrgMetadata {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-metadata-'));
  cpSync(METADATA, folder, { recursive: true });
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const add = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  return {
    ...{ folder, add, read },
    restrict(object, field) {
      const path = `objects/${object}/fields/${field}.field-meta.xml`;
      add(path, read(path).replace('<valueSet>', '<valueSet>\n        <restricted>true</restricted>'));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** A record type that offers of some picklists no more than these values. */
export const recordType = (name: string, picklists: Readonly<Record<string, readonly string[]>>): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<RecordType xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>${name}</fullName>
    <active>true</active>
    <label>${name}</label>
${Object.entries(picklists)
  .map(
    ([field, values]) => `    <picklistValues>
        <picklist>${field}</picklist>
${values.map((value) => `        <values><fullName>${encodeURIComponent(value)}</fullName><default>false</default></values>`).join('\n')}
    </picklistValues>`,
  )
  .join('\n')}
</RecordType>`;
