import { getGates } from '@tierline/db/tenant';
import { toModuleState } from '@tierline/domain/module';
import type { Context, Services } from './context.ts';
import { authenticateHubSpot } from './hubspot/authenticate.ts';
import { authenticateSalesforce } from './salesforce/authenticate.ts';

/** Finds out who is behind a call, in the way of the CRM that it comes from; a `ProblemError` when nobody can be trusted to be. */
export async function authenticate(
  services: Services,
  request: Request,
  body: string,
  reference: string,
): Promise<Context> {
  const by = request.headers.has('x-hubspot-signature-v3') ? authenticateHubSpot : authenticateSalesforce;
  const call = await by(services, request, body, reference);
  return { ...call, module: toModuleState(await getGates(call.scope)) };
}
