import { randomUUID } from 'node:crypto';
import type { ActAnswer, ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import { VOCABULARY } from '@tierline/blocks/vocabulary';
import { VIEWER_HEADER as SALESFORCE_VIEWER } from '../../pages/context.ts';
import { VIEWER_HEADER } from '../pages/context.ts';
import { PUBLIC_URL } from './open-hubspot.ts';

const HOST = { vocabulary: VOCABULARY, locale: 'en' };

/** What an admin does on Tierline's page, without a browser: by the same doors as the page itself. */
export interface AdminCalls {
  /** Null when nobody is let in, as before an installation. */
  open(): Promise<ScreenAnswer | null>;
  act(call: string, input: Input): Promise<ScreenAnswer>;
}

/** Passes a call on; answers with its status and body. */
type Post = (procedure: string, input: object) => Promise<{ status: number; body: string }>;

const ADMIN = 'admin';
const SCREEN = { screen: 'admin', params: {}, host: HOST };

export const adminInHubSpot = (pagesUrl: string): AdminCalls =>
  createAdminCalls(async (procedure, body) => {
    const answer = await fetch(`${pagesUrl}/hubspot-fetch`, {
      method: 'POST',
      headers: { [VIEWER_HEADER]: ADMIN },
      body: JSON.stringify({ url: `${PUBLIC_URL}/trpc/${procedure}`, method: 'POST', body }),
    });
    return { status: answer.status, body: await answer.text() };
  });

export const adminInSalesforce = (pagesUrl: string): AdminCalls =>
  createAdminCalls(async (procedure, input) => {
    const answer = await fetch(`${pagesUrl}/apex/TierlineGateway/call`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [SALESFORCE_VIEWER]: ADMIN },
      body: JSON.stringify({ procedure, recordId: null, watch: [], input: JSON.stringify(input) }),
    });
    return (await answer.json()) as { status: number; body: string };
  });

function createAdminCalls(post: Post): AdminCalls {
  const read = <T>(body: string) => (JSON.parse(body) as { result: { data: T } }).result.data;
  return {
    async open() {
      const { status, body } = await post('screen.open', SCREEN);
      return status === 200 ? read<ScreenAnswer>(body) : null;
    },
    async act(call, input) {
      const { status, body } = await post('screen.act', { ...SCREEN, key: randomUUID(), call, input });
      if (status !== 200) throw new Error(`${call} was refused with ${status}: ${body}`);
      return read<ActAnswer>(body).screen;
    },
  };
}
