import { describeCrm } from '../testing/conformance.ts';
import { createSalesforceWorld } from '../testing/salesforce-world.ts';

describeCrm('Salesforce with one currency', () => createSalesforceWorld(['USD']));
describeCrm('Salesforce with several currencies', () => createSalesforceWorld(['EUR', 'USD']));
