import { VIEWER_HEADER } from '../pages/context.ts';
import { API_VERSION } from './sandbox-context.ts';

const HEADERS = { 'content-type': 'application/json', [VIEWER_HEADER]: 'admin' };

/** Puts a key's text into a record of its own, in the administrator's session; one that is there is left as it is. */
export async function pasteSigningKey(pagesUrl: string, publicKey: string): Promise<void> {
  const api = `${pagesUrl}/services/data/v${API_VERSION}`;
  const q = 'SELECT Public_Key__c FROM Tierline_Signing_Key__c WHERE Retired__c = false';
  const known = await read<{ records: { Public_Key__c: string }[] }>(
    await fetch(`${api}/query?${new URLSearchParams({ q })}`, { headers: HEADERS }),
  );
  if (known.records.some((record) => record.Public_Key__c.trim() === publicKey.trim())) return;
  const body = JSON.stringify({ Public_Key__c: publicKey });
  await read(await fetch(`${api}/sobjects/Tierline_Signing_Key__c`, { method: 'POST', headers: HEADERS, body }));
}

async function read<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`Salesforce refused the signing key: ${text}`);
  return JSON.parse(text) as T;
}
