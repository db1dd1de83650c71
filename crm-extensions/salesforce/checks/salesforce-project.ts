import { globSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The folder of this Salesforce DX project. */
export const projectRoot = resolve(import.meta.dirname, '..');
export const metadataRoot = (root: string): string => join(root, 'force-app/main/default');

/** Files below the metadata folder that fit the pattern, as paths relative to it. Unit tests are no metadata. */
export function listSources(root: string, pattern: string): string[] {
  return globSync(pattern, { cwd: metadataRoot(root), exclude: ['**/__tests__/**'] }).sort();
}

export const readSource = (root: string, path: string): string => readFileSync(join(metadataRoot(root), path), 'utf8');

export const toProjectPath = (root: string, path: string): string => relative(root, path);
