import { readFileSync } from 'node:fs';

export interface Instruction {
  name: string;
  text: string;
}

/** The instructions of a Containerfile, stage by stage, each stage beginning with its FROM. */
export function readContainerfile(path: string): Instruction[][] {
  const lines = readFileSync(path, 'utf8').split('\n');
  const stages: Instruction[][] = [];
  for (const line of lines) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, name = '', text = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (name === '') throw new Error(`not an instruction: ${line}`);
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, text });
  }
  return stages;
}

export const textsOf = (stage: readonly Instruction[] = [], name: string): string[] =>
  stage.filter((each) => each.name === name).map(({ text }) => text);

/** What an exec form says to run. */
export const commandOf = (text: string): string[] => JSON.parse(text.slice(text.indexOf('[')));
