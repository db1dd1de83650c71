import type { Context, Services } from './context.ts';
import { authenticateHubSpot } from './hubspot/authenticate.ts';
import { authenticateSalesforce } from './salesforce/authenticate.ts';

/** Finds out who is behind a call, in the way of the CRM that it comes from; a `ProblemError` when nobody can be trusted to be. */
export const authenticate = (
  services: Services,
  request: Request,
  body: string,
  reference: string,
): Promise<Context> =>
  request.headers.has('x-hubspot-signature-v3')
    ? authenticateHubSpot(services, request, body, reference)
    : authenticateSalesforce(services, request, body, reference);
