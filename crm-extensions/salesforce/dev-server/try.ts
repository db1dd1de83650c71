import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { LWC_FOLDER, scanBundles } from './scan.ts';

/** Compiles every bundle with the dev server's own compiler, and says where the list of components is wrong about it. */
interface Compiler {
  transform(source: string, path: string, options: { namespace: string; name: string }): Promise<unknown>;
}

const own = createRequire(import.meta.url);
const require = createRequire(own.resolve('@salesforce/lwc-dev-server/package.json'));
const compiler: Compiler = require('@lwc/compiler');
const { version } = require('@lwc/compiler/package.json') as { version: string };
const { withheld } = scanBundles();
process.stdout.write(`LWC ${version}\n`);

for (const name of readdirSync(LWC_FOLDER).sort()) {
  const fault = await compile(name);
  const expected = withheld[name]?.startsWith('lwc:') ?? false;
  process.stdout.write(`${fault === null ? 'compiles' : 'does not'}  ${name}${fault === null ? '' : `  ${fault}`}\n`);
  if ((fault !== null) === expected) continue;
  process.stdout.write(`          the list is wrong about ${name}\n`);
  process.exitCode = 1;
}

async function compile(name: string): Promise<string | null> {
  for (const file of readdirSync(join(LWC_FOLDER, name)).filter((each) => /\.(js|html|css)$/.test(each))) {
    const path = join(LWC_FOLDER, name, file);
    try {
      await compiler.transform(readFileSync(path, 'utf8'), path, { namespace: 'c', name });
    } catch (error) {
      return `${file}: ${(error as Error).message.split('\n')[0]}`;
    }
  }
  return null;
}
