import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const TOP = fileURLToPath(new URL('../../../..', import.meta.url));
export const OPERATION = readFileSync(`${TOP}/docs/operation.md`, 'utf8');

/** The commands that the page marks to be run under this name. */
export function getCommands(name: string): string {
  const block = new RegExp(`^\`\`\`sh run=${name}\\n([^]*?)^\`\`\`$`, 'm').exec(OPERATION)?.[1];
  if (block === undefined) throw new Error(`docs/operation.md has no commands marked run=${name}`);
  return block;
}
