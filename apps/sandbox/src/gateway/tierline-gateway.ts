import type { CryptoKey } from 'jose';
import { getRecord } from './record.ts';
import { Refusal } from './refusal.ts';
import type { Call, Reply } from './signature.ts';
import { type GatewaySnapshot, readSnapshot, toBody } from './snapshot.ts';
import { issueToken } from './token.ts';
import type { ViewerSession } from './viewer-session.ts';

const PROCEDURES = new Set(['screen.open', 'screen.ask', 'screen.act']);
const MAX_INPUT_LENGTH = 100_000;
const TIMEOUT_MS = 15_000;

export interface Gateway {
  /** Origin of the Tierline server: what the Named Credential `Tierline` points at. */
  tierlineUrl: string;
  key: CryptoKey;
  clock: () => Date;
}

/** TierlineGateway.cls, step by step: what it does for the viewer whose session this is, and no more. */
export async function callGateway(gateway: Gateway, session: ViewerSession, call: Call): Promise<Reply> {
  const [user] = await session.query(`SELECT Name, UserType FROM User WHERE Id = '${session.userId}'`);
  if (!user || user.UserType === 'Guest') throw new Refusal('Tierline_Guest_Refused');
  if (call.procedure === null || !PROCEDURES.has(call.procedure)) throw new Refusal('Tierline_Procedure_Unknown');
  const { snapshot: _never, ...content } = parse(call.input);
  const snapshot = await findSnapshot(session, call);
  const body = JSON.stringify(snapshot ? { ...content, snapshot: toBody(snapshot) } : content);
  const token = await issueToken({
    session,
    name: String(user.Name),
    snapshot,
    body,
    key: gateway.key,
    now: gateway.clock(),
  });
  return send(`${gateway.tierlineUrl}/trpc/${call.procedure}`, token, body);
}

async function findSnapshot(session: ViewerSession, call: Call): Promise<GatewaySnapshot | null> {
  if (call.recordId === null || call.recordId.trim() === '') return null;
  const record = await getRecord(session, call.recordId);
  if (call.procedure === 'screen.act' && !record.isEditable) throw new Refusal('Tierline_Record_Not_Editable');
  return readSnapshot(session, record, call.watch);
}

function parse(input: string | null): Record<string, unknown> {
  if (input !== null && input.length > MAX_INPUT_LENGTH) throw new Refusal('Tierline_Input_Too_Large');
  const parsed = tryParse(input ?? '');
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Refusal('Tierline_Input_Unreadable');
  }
  return parsed as Record<string, unknown>;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function send(url: string, token: string, body: string): Promise<Reply> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: 0, body: '' };
  }
}
