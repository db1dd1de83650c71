import type { OrgVerifier, Services } from '../context.ts';
import { readBearer } from '../salesforce/bearer.ts';
import { readUnproven, type TokenCall } from '../salesforce/token.ts';

/**
 * A call that says it comes from an org that Tierline does not know. Nothing that it says is believed: it may be shown how
 * to connect, and may try to prove itself.
 */
export interface Applicant extends Services {
  orgs: OrgVerifier;
  /** Unproven, every word. */
  said: TokenCall;
  request: Request;
  token: string;
  body: string;
  reference: string;
}

/** `null` for a call that no org can have made, or where this server serves no org. */
export function findApplicant(services: Services, request: Request, body: string, reference: string): Applicant | null {
  const { orgs } = services;
  const token = readBearer(request);
  if (!orgs || token === null) return null;
  const said = readUnproven(token, body, new Date(services.now()));
  return { ...services, orgs, said, request, token, body, reference };
}
