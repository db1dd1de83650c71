import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { demoVendor } from './demo/demo-vendor.ts';
import { MOST } from './hubspot/demo/share.ts';
import { checkPorts, readPorts } from './stack/ports.ts';
import { startStack } from './stack/stack.ts';
import { StartFailure } from './stack/start-failure.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

try {
  await start();
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const began = Date.now();
  const { values } = parseArgs({ options: { reset: { type: 'boolean', default: false } } });
  const ports = readPorts(process.env);
  await checkPorts(ports);
  const stack = await startStack({
    dataFolder: process.env.TIERLINE_DATA ?? `${repository}.data`,
    reset: values.reset,
    vendor: demoVendor,
    share: MOST,
    ports,
    onProgress: (step) => process.stdout.write(`  ${step} …\n`),
  });
  process.stdout.write(`
Ready in ${((Date.now() - began) / 1000).toFixed(1)} s. Look-alikes of Salesforce and HubSpot, with an invented vendor's data:

  Salesforce pages  ${stack.pagesUrl}
  HubSpot pages     ${stack.hubspot.pagesUrl}
  Block galleries   ${stack.hubspot.pagesUrl}/gallery/beside
  Tierline server   ${stack.server.url}/health
  Salesforce API    ${stack.salesforceUrl}
  HubSpot API       ${stack.hubspot.apiUrl}

Changes are kept in ${process.env.TIERLINE_DATA ?? '.data'}; "start --reset" begins anew. Ctrl-C stops everything.
`);
  let stopping = false;
  const end = async (exitCode: number) => {
    if (stopping) return;
    stopping = true;
    await stack.stop();
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  stack.server.died.catch((failure: Error) => {
    process.stderr.write(`${failure.message}\n`);
    return end(1);
  });
}
