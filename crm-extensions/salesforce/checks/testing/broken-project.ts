import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { metadataRoot, projectRoot } from '../salesforce-project.ts';

/** A copy of the project, gone again after the test. */
export function copyProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'tierline-salesforce-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const part of ['force-app', 'sfdx-project.json', '.forceignore']) {
    cpSync(join(projectRoot, part), join(root, part), { recursive: true });
  }
  return root;
}

/** A copy in which one file says something else. `path` is relative to the metadata folder. */
export function breakProject(path: string, from: string | RegExp, to: string): string {
  const root = copyProject();
  edit(root, path, from, to);
  return root;
}

/** Changes one file of a copy. Throws when there is nothing to change, lest a test proves nothing. */
export function edit(root: string, path: string, from: string | RegExp, to: string): void {
  const file = join(metadataRoot(root), path);
  const text = readFileSync(file, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${path} does not contain ${from}`);
  writeFileSync(file, edited);
}
