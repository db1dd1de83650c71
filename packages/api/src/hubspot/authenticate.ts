import { findConnectionByOrg } from '@tierline/db/connection';
import { findPersonRole } from '@tierline/db/person-role';
import type { Scope } from '@tierline/db/scope';
import type { Crm, CrmObject } from '@tierline/domain/crm';
import { CrmFailure } from '@tierline/domain/crm';
import { may, type RecordAccess, type Role, type Viewer } from '@tierline/domain/viewer';
import { z } from 'zod';
import type { HubSpotApp, Services, SignedCall } from '../context.ts';
import { roleOf } from '../people/role-of.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { readIdentity } from './identity.ts';
import { isSignedByHubSpot } from './signature.ts';

/** The part of a call's body that says which record's page is open. */
const openRecord = z.object({
  snapshot: z.object({ record: z.object({ object: z.string().max(100), id: z.string().max(100) }) }),
});

/**
 * Finds out who is behind a `hubspot.fetch`: HubSpot's signature, the identity that it appended, and the role that the
 * person has here. HubSpot does not say whether a person may see a record, so that whoever has a role may act on any
 * record of the portal; which record it is the body says.
 */
export async function authenticateHubSpot(
  services: Services,
  request: Request,
  body: string,
  reference: string,
): Promise<SignedCall> {
  const { db, hubspot } = services;
  if (!hubspot) throw new ProblemError('not_signed_in');
  const url = publicUrlOf(request, hubspot);
  const signed = isSignedByHubSpot(
    {
      method: request.method,
      url,
      body,
      signature: request.headers.get('x-hubspot-signature-v3'),
      timestamp: request.headers.get('x-hubspot-request-timestamp'),
    },
    hubspot.clientSecret,
    Date.parse(services.now()),
  );
  const identity = signed ? readIdentity(new URL(url).searchParams) : null;
  if (!identity || identity.appId !== hubspot.appId) throw new ProblemError('not_signed_in');
  const connection = await findConnectionByOrg(db, 'hubspot', identity.portalId);
  if (!connection || connection.disconnectedAt !== null) throw new ProblemError('org_unknown');
  const { tenantId } = connection;
  const scope = { db, tenantId };
  const crm = await services.crms.get(tenantId, 'hubspot');
  const person = await findPerson(scope, hubspot, identity.userId, identity.userEmail);
  const viewer: Viewer = {
    tenantId,
    crm: 'hubspot',
    userId: identity.userId,
    ...person,
    record: readRecord(body, person.role, crm),
  };
  return { ...services, reference, viewer, scope, crm };
}

/** As HubSpot called it: a proxy in front may have changed scheme and host, but not path and query. */
function publicUrlOf(request: Request, { publicUrl }: HubSpotApp): string {
  const { origin } = new URL(request.url);
  return publicUrl + request.url.slice(origin.length);
}

/** A role given here counts; without one a super admin is an administrator, and everybody else has none. */
async function findPerson(
  scope: Scope,
  { people }: HubSpotApp,
  userId: string,
  email: string,
): Promise<{ name: string; role: Role }> {
  const given = await findPersonRole(scope, 'hubspot', userId);
  try {
    const person = await people.find(scope.tenantId, userId);
    return { name: person?.name || email, role: roleOf(person, given) };
  } catch (error) {
    // Whose role is known here does not have to wait for HubSpot.
    if (error instanceof CrmFailure && given !== null) return { name: email, role: given };
    if (error instanceof CrmFailure) throw new ProblemError(`crm_${error.code}`, { detail: { text: error.message } });
    throw error;
  }
}

function readRecord(body: string, role: Role, crm: Crm): RecordAccess | null {
  const parsed = openRecord.safeParse(parse(body));
  if (!parsed.success) return null;
  const { object, id } = parsed.data.snapshot.record;
  const edit = may(role, 'assign');
  const known = crm.toObject(object);
  return { object, id, edit, editableFields: edit ? editableOf(crm, known) : [] };
}

/** HubSpot says nothing of fields: who may choose may change what Tierline writes. */
function editableOf(crm: Crm, object: CrmObject | null): RecordAccess['editableFields'] {
  if (object === 'organization' || object === 'contact') return 'all';
  return object === null ? [] : [crm.secondPartnerField(object)];
}

/** What is no JSON has no record; that it is none is said where it is read. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
