import { findConnectionByOrg } from '@tierline/db/connection';
import { saveHint } from '@tierline/db/hint';
import { type Transaction, transact } from '@tierline/db/open-database';
import type { CrmObject } from '@tierline/domain/crm';
import { z } from 'zod';
import type { Services } from '../context.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { obeyPrivacyDeletion, PRIVACY_DELETION } from './privacy-deletion.ts';
import { isSignedByHubSpot } from './signature.ts';

/** HubSpot's numbers of the objects that Tierline reads ("Object type IDs"). */
const OBJECTS: Readonly<Record<string, CrmObject>> = {
  '0-1': 'contact',
  '0-2': 'organization',
  '0-3': 'deal',
  '0-136': 'lead',
};
/** A batch has 100 events at most. */
const MOST_EVENTS = 100;

const id = z.union([z.int().nonnegative(), z.string().regex(/^\d{1,20}$/)]).transform(String);
const event = z.object({
  portalId: id,
  appId: id,
  subscriptionType: z.string().optional(),
  objectId: id.optional(),
  objectTypeId: z.string().optional(),
  /** Of a merge: the record that took the place of the merged ones. */
  newObjectId: id.optional(),
  fromObjectId: id.optional(),
  fromObjectTypeId: z.string().optional(),
});
const events = z.array(event).max(MOST_EVENTS);

/**
 * Takes what HubSpot says has changed. An event is a hint to read the record again, whatever it claims: so one that is
 * repeated, late or out of order does no harm, and all of them are answered at once. Those of portals that are not
 * connected, and of objects that Tierline does not read, are passed over, for an error would bring them back for a day.
 */
export async function receiveWebhooks(services: Services, request: Request, body: string): Promise<Response> {
  const { db, hubspot } = services;
  if (!hubspot) throw new ProblemError('not_signed_in');
  const { pathname, search } = new URL(request.url);
  const signed = {
    method: 'POST',
    url: hubspot.publicUrl + pathname + search,
    body,
    signature: request.headers.get('x-hubspot-signature-v3'),
    timestamp: request.headers.get('x-hubspot-request-timestamp'),
  };
  if (!isSignedByHubSpot(signed, hubspot.clientSecret, Date.parse(services.now()))) {
    throw new ProblemError('not_signed_in');
  }
  const parsed = events.safeParse(parse(body));
  if (!parsed.success) throw new ProblemError('body_malformed');
  const ours = parsed.data.filter(({ appId }) => appId === hubspot.appId);
  await transact(db, async (tx) => {
    for (const each of ours) {
      if (each.subscriptionType === PRIVACY_DELETION) await obeyPrivacyDeletion(tx, each, services.now());
      else await keep(tx, each, services.now());
    }
  });
  return Response.json({ taken: ours.length });
}

/** Association events come from both sides, so that the side that they name first is enough. */
async function keep(tx: Transaction, event: z.infer<typeof events>[number], now: string): Promise<void> {
  const object = OBJECTS[event.fromObjectTypeId ?? event.objectTypeId ?? ''];
  const connection = object && (await findConnectionByOrg(tx, 'hubspot', event.portalId));
  if (!connection) return;
  const scope = { db: tx, tenantId: connection.tenantId };
  for (const crmId of [event.fromObjectId ?? event.objectId, event.newObjectId]) {
    if (crmId !== undefined) await saveHint(scope, { crm: 'hubspot', object, crmId }, now);
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ProblemError('body_malformed');
  }
}
