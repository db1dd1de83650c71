import { XMLBuilder } from 'fast-xml-parser';
import type { Hono } from 'hono';
import { type ApiProblem, SalesforceError } from '../api-error.ts';
import { child, children, parseXml, textOf, textsOf, type XmlElement } from '../metadata/xml.ts';
import type { Caller, Org } from '../org.ts';
import { normalizeId } from '../record-id.ts';
import { convertLead } from '../records/convert-lead.ts';
import { undeleteRecord } from '../records/delete.ts';
import type { Env } from './context.ts';
import { findSessionUser } from './oauth.ts';

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: true });

/**
 * The two calls of the SOAP API that REST has no counterpart for, `convertLead()` and `undelete()`
 * (SOAP API Developer Guide); partner and enterprise endpoint alike.
 */
export function mountSoap(app: Hono<Env>, org: Org): void {
  app.post('/services/Soap/:kind/:version/*', (c) => answer(org, c.req.raw));
  app.post('/services/Soap/:kind/:version', (c) => answer(org, c.req.raw));
}

async function answer(org: Org, request: Request): Promise<Response> {
  const envelope = child(parseXml(await request.text()), 'Envelope');
  const token = textOf(child(child(envelope, 'Header'), 'SessionHeader'), 'sessionId');
  const user = findSessionUser(org, `Bearer ${token ?? ''}`);
  if (!user)
    return fault(
      'INVALID_SESSION_ID',
      'INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: Illegal Session',
    );
  const body = child(envelope, 'Body');
  const caller = { org, access: org.accessOf(user.Id) };
  if ('convertLead' in body) {
    const conversions = children(child(body, 'convertLead'), 'leadConverts');
    return respond(
      'convertLeadResponse',
      conversions.map((each) => convert(caller, each)),
    );
  }
  if ('undelete' in body) {
    return respond(
      'undeleteResponse',
      textsOf(child(body, 'undelete'), 'ids').map((id) => undelete(caller, id)),
    );
  }
  return fault('UNSUPPORTED_API_VERSION', `No operation available for request ${Object.keys(body).join(', ')}`);
}

function convert(caller: Caller, element: XmlElement) {
  const idOf = (name: string) => normalizeId(textOf(element, name) ?? '');
  const leadId = idOf('leadId') ?? '';
  const nothing = { accountId: '', contactId: '', leadId, opportunityId: '' };
  return attempt(() => {
    const made = convertLead(caller, {
      leadId,
      convertedStatus: textOf(element, 'convertedStatus') ?? '',
      accountId: idOf('accountId'),
      contactId: idOf('contactId'),
      ownerId: idOf('ownerId'),
      opportunityName: textOf(element, 'opportunityName'),
      doNotCreateOpportunity: textOf(element, 'doNotCreateOpportunity') === 'true',
    });
    return { ...made, opportunityId: made.opportunityId ?? '' };
  }, nothing);
}

function undelete(caller: Caller, text: string) {
  const id = normalizeId(text) ?? text;
  return attempt(
    () => {
      undeleteRecord(caller, id);
      return { id };
    },
    { id },
  );
}

function attempt<T extends object>(work: () => T, otherwise: T) {
  try {
    return { ...work(), success: true };
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
    return { ...otherwise, errors: error.problems.map(toSoapError), success: false };
  }
}

function toSoapError({ errorCode, message, fields = [] }: ApiProblem) {
  return { fields: [...fields], message, statusCode: errorCode };
}

function respond(name: string, results: readonly object[]): Response {
  const body = { [name]: { '@xmlns': 'urn:partner.soap.sforce.com', result: results } };
  return envelope(body, 200);
}

function fault(code: string, text: string): Response {
  return envelope({ 'soapenv:Fault': { faultcode: `sf:${code}`, faultstring: text } }, 500);
}

function envelope(body: object, status: number): Response {
  const content = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    'soapenv:Envelope': { '@xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/', 'soapenv:Body': body },
  };
  return new Response(builder.build(content), { status, headers: { 'content-type': 'text/xml;charset=UTF-8' } });
}
