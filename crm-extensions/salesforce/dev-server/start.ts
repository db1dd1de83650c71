import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nodeUtil from 'node:util';
import { LWC_FOLDER, scanBundles } from './scan.ts';

/** Starts the retired dev server without an org, over a copy of those components that its LWC can compile. */
const PORT = 3333;
const SAMPLES = fileURLToPath(new URL('./samples', import.meta.url));

type Constructor<Instance, Arguments extends unknown[]> = { default: new (...args: Arguments) => Instance };
interface Org {
  apiVersion: string;
  headers: string[];
  instanceUrl: string;
  port: number;
}

// Node 23 took these away, and the dev server still calls them.
Object.assign(nodeUtil, { isString: (value: unknown) => typeof value === 'string', isArray: Array.isArray });

const require = createRequire(import.meta.url);
const load = <I, A extends unknown[]>(name: string): Constructor<I, A> =>
  require(`@salesforce/lwc-dev-server/dist/${name}`);
const { default: Project } = load<object, [string, Org]>('common/Project');
const { default: LocalDevServer } = load<{ start(): Promise<void> }, [object]>('server/LocalDevServer');

const { pages, modules, withheld } = scanBundles();
const folder = makeProject([...pages, ...modules]);
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit());

// Nothing listens there: what would ask an org fails at once.
const org: Org = { apiVersion: '49.0', headers: [], instanceUrl: 'http://127.0.0.1:1', port: PORT };
await new LocalDevServer(new Project(folder, org)).start();
process.stdout.write(
  [
    ...['tierlineSamples', ...pages].map((name) => `http://localhost:${PORT}/preview/c/${name}`),
    'Not shown, and what stands in the way:',
    ...Object.entries(withheld).map(([name, reason]) => `  ${name}: ${reason}`),
    '',
  ].join('\n'),
);

function makeProject(names: readonly string[]): string {
  const project = mkdtempSync(join(tmpdir(), 'tierline-lwc-'));
  const lwc = join(project, 'force-app/main/default/lwc');
  mkdirSync(lwc, { recursive: true });
  const description = { packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '49.0' };
  writeFileSync(join(project, 'sfdx-project.json'), JSON.stringify(description));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'tierline', version: '1.0.0' }));
  for (const name of names) cpSync(join(LWC_FOLDER, name), join(lwc, name), { recursive: true });
  cpSync(SAMPLES, lwc, { recursive: true });
  return project;
}
