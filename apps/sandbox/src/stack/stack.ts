import { fileURLToPath } from 'node:url';
import { listen } from '@tierline/crm-fakes/listen';
import type { OrgDump } from '@tierline/crm-fakes/salesforce/org-dump';
import type { SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import { buildPages } from '../build/build-pages.ts';
import type { DemoVendor } from '../demo/record.ts';
import { buildHubSpot } from '../hubspot/build/build-hubspot.ts';
import { EVERYTHING, type Share } from '../hubspot/demo/share.ts';
import { joinHubSpot } from '../hubspot/stack/join-hubspot.ts';
import { openHubSpot } from '../hubspot/stack/open-hubspot.ts';
import { type RunningHubSpot, serveHubSpot } from '../hubspot/stack/serve-hubspot.ts';
import { readLabels } from '../metadata/labels.ts';
import { openOrg } from '../org/open-org.ts';
import { connectPages } from './connect-pages.ts';
import { openDataFolder } from './data-folder.ts';
import { FORCE_APP } from './force-app.ts';
import { joinSalesforce } from './join-salesforce.ts';
import { keepOrg } from './keep-org.ts';
import { findFreePort, type Ports } from './ports.ts';
import { prepareOrg } from './prepare-org.ts';
import { createTierlineServer, type TierlineServer } from './tierline-server.ts';

const BUILD_CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/tierline-sandbox', import.meta.url));

export interface StackOptions {
  dataFolder: string;
  reset: boolean;
  vendor: (today: string) => DemoVendor;
  /** How much of it is in HubSpot too; everything unless said. */
  share?: Share;
  /** Which CRMs the vendor's admins have connected when it is up; both unless said. */
  connect?: readonly ('salesforce' | 'hubspot')[];
  /** Absent for any free ones. */
  ports?: Ports;
  /** Told in a few words what is being done. */
  onProgress?: (step: string) => void;
}

/** Everything that the sandbox consists of, up and running. */
export interface Stack {
  pagesUrl: string;
  salesforceUrl: string;
  /** The fake org itself: its faults, its state, its being down. */
  org: SalesforceOrg;
  hubspot: RunningHubSpot;
  server: TierlineServer;
  stop(): Promise<void>;
}

export async function startStack(options: StackOptions): Promise<Stack> {
  const forceApp = FORCE_APP;
  const say = options.onProgress ?? (() => {});
  const running: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const close of running.splice(0).reverse()) await close();
  };
  try {
    const data = openDataFolder(options.dataFolder, options);
    const dump = data.readOrg() as OrgDump | null;
    say(dump ? 'Opening the fake Salesforce org' : 'Putting the demo vendor into a new fake Salesforce org');
    const keeper = keepOrg(data.writeOrg);
    const sandboxOrg = await openOrg({ forceApp, vendor: options.vendor, dump, onChange: keeper.changed });
    keeper.keep(() => sandboxOrg.org.dump());
    running.push(keeper.close);
    const salesforce = await listen(sandboxOrg.org.fetch, options.ports?.salesforce ?? 0);
    running.push(salesforce.close);

    const connects = (crm: 'salesforce' | 'hubspot') => options.connect?.includes(crm) ?? true;
    prepareOrg(data, sandboxOrg);
    const hubspotPort = options.ports?.hubspotPages ?? (await findFreePort());
    const hubspot = await openHubSpot({
      data,
      port: options.ports?.hubspotApi ?? 0,
      pagesUrl: `http://127.0.0.1:${hubspotPort}`,
    });
    running.push(hubspot.close);
    const server = createTierlineServer(data, options.ports?.server ?? (await findFreePort()), {
      ...hubspot.env,
      TIERLINE_SALESFORCE_LOGIN_URL: salesforce.url,
      TIERLINE_SALESFORCE_SANDBOX_LOGIN_URL: salesforce.url,
    });
    running.push(server.stop);
    say('Starting the Tierline server');
    const onBuild = (name: string) => say(`Building ${name} (once)`);
    const [, pages, hubspotPages] = await Promise.all([
      server.start(),
      buildPages({ forceApp, cache: BUILD_CACHE, onBuild }),
      buildHubSpot({ project: hubspot.project, cache: BUILD_CACHE, onBuild }),
    ]);
    const labels = readLabels(forceApp);
    const app = await connectPages({ built: pages, forceApp, labels, data, sandboxOrg, salesforce, server });
    const listening = await listen(async (request) => app.fetch(request), options.ports?.pages ?? 0);
    running.push(listening.close);
    if (connects('salesforce')) {
      say('Connecting Tierline to the org');
      await joinSalesforce(data, listening.url);
    }
    const shown = await serveHubSpot({
      hubspot,
      built: hubspotPages,
      serverUrl: server.url,
      salesforcePages: listening.url,
      port: hubspotPort,
    });
    running.push(shown.close);
    if (connects('hubspot')) {
      say('Installing Tierline in the fake HubSpot account');
      await joinHubSpot({
        ...{ data, hubspot, server, org: sandboxOrg.org, vendor: sandboxOrg.vendor },
        share: options.share ?? EVERYTHING,
        pagesUrl: shown.pagesUrl,
        salesforcePages: listening.url,
      });
    }
    return {
      pagesUrl: listening.url,
      salesforceUrl: salesforce.url,
      org: sandboxOrg.org,
      hubspot: {
        account: hubspot.account,
        apiUrl: hubspot.apiUrl,
        pagesUrl: shown.pagesUrl,
        setFetchLatency: shown.setFetchLatency,
      },
      server,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
