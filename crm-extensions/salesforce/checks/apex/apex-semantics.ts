import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { javaLibraries } from './java.ts';

const MAIN = 'io.github.apexdevtools.apexls.CheckForIssues';

/** What does not compile, as `path: sentence`: types, methods, fields and labels are resolved against the project. */
export function findApexErrors(root: string): string[] {
  const run = spawnSync('java', ['-cp', javaLibraries(), MAIN, '-w', root, '-d', 'warnings', '-n'], {
    encoding: 'utf8',
  });
  if (run.error) throw run.error;
  const errors = toErrors(root, run.stdout);
  if (run.status !== 0 && errors.length === 0) throw new Error(`the Apex compiler failed: ${run.stderr}`);
  return errors;
}

/** The output names a file on a line of its own, then its issues. */
function toErrors(root: string, output: string): string[] {
  let path = '';
  return output.split('\n').flatMap((line) => {
    const issue = /^(?:Error|Warning|Syntax|Missing|Unused)\b.*$/.exec(line);
    if (!issue && line.startsWith('/')) path = relative(root, line);
    return issue ? [`${path}: ${line}`] : [];
  });
}
