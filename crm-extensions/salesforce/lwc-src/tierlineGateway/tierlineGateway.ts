import call from '@salesforce/apex/TierlineGateway.call';
import type { Problem, Reply, Transport } from 'c/tierlineScreenClient';
import { toReply } from 'c/tierlineScreenClient';

interface Page {
  recordId(): string | undefined;
  /** The record's fields that the last answer named; the gateway reads them for the snapshot. */
  watch(): readonly string[];
}

/** The way to the server: the Apex gateway signs who is calling and puts the record's snapshot in. */
export function createTransport(page: Page): Transport {
  return async <A>(procedure: string, input: object): Promise<Reply<A>> => {
    try {
      const { status, body } = await call({
        procedure,
        recordId: page.recordId() ?? null,
        watch: page.watch(),
        input: JSON.stringify(input),
      });
      return toReply<A>(status, body);
    } catch (error) {
      const problem = refusalIn(error);
      return problem ? { ok: false, problem } : { ok: false, unreachable: true };
    }
  };
}

/** What Apex refused with a sentence. Anything else that goes wrong on the way leaves it open whether the call arrived. */
function refusalIn(error: unknown): Problem | undefined {
  const { body } = error as { body?: { message?: string; exceptionType?: string } };
  if (!body?.message || body.exceptionType !== 'System.AuraHandledException') return undefined;
  return { code: 'refused', text: body.message };
}
