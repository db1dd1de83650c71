import { describeCrm } from '../testing/conformance.ts';
import { createHubSpotWorld } from '../testing/hubspot-world.ts';

const one = ['USD'];
const several = ['EUR', 'USD'];
describeCrm('HubSpot with association labels', () => createHubSpotWorld({ plan: 'professional', currencies: one }));
describeCrm('HubSpot with several currencies', () => createHubSpotWorld({ plan: 'enterprise', currencies: several }));
describeCrm('HubSpot without labels', () => createHubSpotWorld({ plan: 'starter', currencies: one }));
describeCrm('HubSpot without labels, with several currencies', () =>
  createHubSpotWorld({ plan: 'starter', currencies: several }),
);
