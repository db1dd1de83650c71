import { createHash } from 'node:crypto';
import { type Listening, listen } from '@tierline/crm-fakes/listen';
import { type GatewayVector, inputOf, readGatewayVectors } from '@tierline/salesforce/gateway-vectors';
import { decodeProtectedHeader, generateKeyPair, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readLabels } from '../metadata/labels.ts';
import { FORCE_APP } from '../stack/force-app.ts';
import { type ApexOutcome, callApex } from './call-apex.ts';
import { createVectorOrg } from './vector-org.ts';
import { openViewerSession } from './viewer-session.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const labels = readLabels(FORCE_APP);

let key: CryptoKey;
let publicKey: CryptoKey;
let tierline: Listening;
let sent: { path: string; headers: Headers; body: string }[];
let answer: () => Response;

beforeAll(async () => {
  ({ privateKey: key, publicKey } = await generateKeyPair('RS256'));
  tierline = await listen(async (request) => {
    sent.push({ path: new URL(request.url).pathname, headers: request.headers, body: await request.text() });
    return answer();
  });
});
afterAll(() => tierline.close());
beforeEach(() => {
  sent = [];
  answer = () => Response.json({ result: { data: {} } });
});

async function play(vector: GatewayVector, tierlineUrl = tierline.url): Promise<ApexOutcome> {
  const { org, remove } = createVectorOrg(vector);
  const salesforce = await listen(org.fetch);
  try {
    const session = openViewerSession({
      url: salesforce.url,
      token: org.admin.sessionFor(vector.user.id),
      userId: vector.user.id,
      orgId: org.orgId,
      apiVersion: '67.0',
    });
    const { procedure, recordId, watch } = vector.call;
    const parameters = { procedure, recordId, watch, input: inputOf(vector.call) };
    const gateway = { tierlineUrl, key, clock: () => NOW };
    return await callApex(gateway, labels, session, { apexClass: 'TierlineGateway', method: 'call', parameters });
  } finally {
    await salesforce.close();
    remove();
  }
}

const vectors = readGatewayVectors();
const getVector = (name: string): GatewayVector => {
  const vector = vectors.find((each) => each.name.startsWith(name));
  if (!vector) throw new Error(`There is no golden case "${name} …"`);
  return vector;
};

describe('the stand-in for TierlineGateway, like the Apex class (rows 98, 99)', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', async (_, vector) => {
    const { expected } = vector;
    const outcome = await play(vector);
    if ('refusal' in expected) {
      const sentence = labels.get(expected.refusal);
      expect(outcome).toEqual({ ok: false, exceptionType: 'System.AuraHandledException', message: sentence });
      expect(sent).toEqual([]);
      return;
    }
    expect(outcome).toEqual({ ok: true, result: { status: 200, body: '{"result":{"data":{}}}' } });
    const [request] = sent;
    if (!request) throw new Error('nothing was sent');
    expect(request.path).toBe(expected.path);
    expect(request.headers.get('content-type')).toBe('application/json');
    expect(JSON.parse(request.body)).toEqual(expected.body);

    const token = (request.headers.get('authorization') ?? '').replace(/^Bearer /, '');
    const { payload } = await jwtVerify(token, publicKey, { currentDate: NOW });
    const { iat, exp, digest, ...claims } = payload;
    expect(claims).toEqual(expected.claims);
    expect(decodeProtectedHeader(token).alg).toBe('RS256');
    expect((exp ?? 0) - (iat ?? 0)).toBe(60);
    expect(digest).toBe(createHash('sha256').update(request.body).digest('hex'));
  });

  it('passes on what the server refuses', async () => {
    answer = () => new Response('{"error":{"message":"no"}}', { status: 403 });
    const outcome = await play(getVector('sends no record'));
    expect(outcome).toEqual({ ok: true, result: { status: 403, body: '{"error":{"message":"no"}}' } });
  });

  it('answers status 0 when the server does not answer', async () => {
    const gone = await listen(async () => new Response());
    await gone.close();
    expect(await play(getVector('sends no record'), gone.url)).toEqual({ ok: true, result: { status: 0, body: '' } });
  });
});
