import type { CrmKind } from '@tierline/domain/crm';
import type { BothCrms } from './both-crms.ts';

/** Something happens once, just before the second page of companies that Tierline asks for is made. */
export function atSecondPage(
  { org, portal }: BothCrms,
  crm: CrmKind,
  kind: 'everything' | 'changes',
  happens: () => Promise<unknown>,
): { readonly times: number } {
  const host = crm === 'salesforce' ? org : portal.account;
  // Salesforce's second page is the first one that has a locator.
  let isNext = crm === 'salesforce';
  const pages = { everything: /objects\/companies$/, changes: /companies\/search$/ };
  const isPage = crm === 'salesforce' ? /\/query(All)?\/.+/ : pages[kind];
  const struck = { times: 0 };
  host.setLatency(async ({ path }) => {
    if (!isPage.test(path)) return;
    const isNow = isNext;
    isNext = true;
    if (!isNow) return;
    host.setLatency(null);
    struck.times += 1;
    await happens();
  });
  return struck;
}
