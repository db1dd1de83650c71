import { createServer } from 'node:net';
import { StartFailure } from './start-failure.ts';

export interface Ports {
  pages: number;
  server: number;
  salesforce: number;
  hubspotPages: number;
  hubspotApi: number;
}

interface PortSetting {
  of: keyof Ports;
  variable: string;
  usual: number;
}

const SETTINGS: readonly PortSetting[] = [
  { of: 'pages', variable: 'TIERLINE_PAGES_PORT', usual: 4400 },
  { of: 'server', variable: 'TIERLINE_PORT', usual: 4401 },
  { of: 'salesforce', variable: 'TIERLINE_SALESFORCE_PORT', usual: 4402 },
  { of: 'hubspotPages', variable: 'TIERLINE_HUBSPOT_PAGES_PORT', usual: 4403 },
  { of: 'hubspotApi', variable: 'TIERLINE_HUBSPOT_PORT', usual: 4404 },
];

/** The ports that the environment names, or the usual ones. */
export function readPorts(environment: NodeJS.ProcessEnv): Ports {
  const ports: Ports = { pages: 0, server: 0, salesforce: 0, hubspotPages: 0, hubspotApi: 0 };
  for (const { of, variable, usual } of SETTINGS) {
    const text = environment[variable];
    const port = text === undefined ? usual : Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new StartFailure(`${variable} is ${JSON.stringify(text)}, which is not a port number from 1 to 65535.`);
    }
    ports[of] = port;
  }
  return ports;
}

export async function checkPorts(ports: Ports): Promise<void> {
  for (const { of, variable } of SETTINGS) {
    if (!(await isFree(ports[of]))) {
      throw new StartFailure(
        `Port ${ports[of]} is taken by another program: stop it (perhaps an earlier start), or choose another port with ${variable}.`,
      );
    }
  }
}

/** A port that nobody listens on now, for a child process that has to be told its port. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
