import type { Clock } from '../clock.ts';
import type { Account, Caller } from './account.ts';
import { refuse } from './api-error.ts';

/** The allowances of "API usage guidelines and limits" and of "Search the CRM"; each may be changed at any time. */
export interface RateLimits {
  /** Per app and account in any ten seconds. */
  tenSecondly: number;
  /** Per account from midnight to midnight, of all apps together. */
  daily: number;
  /** Searches per account in any second. */
  searchesPerSecond: number;
  /** Results that the pages of one search have together. */
  searchResults: number;
  /** Rows of the next pages of lists, one after another; those after that are full. */
  shortPages: number[];
  /** What the app has left in this window. */
  remaining(clientId: string): number;
  usedToday(): number;
  /** Counts a request, or refuses it with 429. A refused request uses nothing up. */
  spend(clientId: string, isSearch: boolean): void;
}

const rollingWindow = 10_000;
const searchesPerSecond = 5;
const searchResults = 10_000;
export const appAllowance = 110;

export function createRateLimits(clock: Clock, daily: number): RateLimits {
  const requests = new Map<string, number[]>();
  let searches: number[] = [];
  let today = { date: '', count: 0 };

  const recent = (clientId: string) => {
    const oldest = clock().getTime() - rollingWindow;
    const kept = (requests.get(clientId) ?? []).filter((at) => at > oldest);
    requests.set(clientId, kept);
    return kept;
  };
  const usedToday = () => {
    const date = clock().toISOString().slice(0, 10);
    if (today.date !== date) today = { date, count: 0 };
    return today.count;
  };

  return {
    tenSecondly: appAllowance,
    daily,
    searchesPerSecond,
    searchResults,
    shortPages: [],
    remaining(clientId) {
      return Math.max(0, this.tenSecondly - recent(clientId).length);
    },
    usedToday,
    spend(clientId, isSearch) {
      const now = clock().getTime();
      searches = searches.filter((at) => at > now - 1000);
      if (usedToday() >= this.daily) tooMany('daily', 'DAILY');
      if (isSearch && searches.length >= this.searchesPerSecond) tooMany('secondly', 'SECONDLY');
      const kept = recent(clientId);
      if (kept.length >= this.tenSecondly) tooMany('ten_secondly_rolling', 'TEN_SECONDLY_ROLLING');
      kept.push(now);
      if (isSearch) searches.push(now);
      today.count += 1;
    },
  };
}

function tooMany(limit: string, policyName: string): never {
  refuse(429, {
    message: `You have reached your ${limit} limit.`,
    errorType: 'RATE_LIMIT',
    category: 'RATE_LIMITS',
    policyName,
  });
}

/** Not sent with searches, nor to people. The daily headers are for private apps only. */
export function rateLimitHeaders({ limits }: Account, { app }: Caller): Record<string, string> {
  if (!app) return {};
  return {
    'X-HubSpot-RateLimit-Max': String(limits.tenSecondly),
    'X-HubSpot-RateLimit-Remaining': String(limits.remaining(app.clientId)),
    'X-HubSpot-RateLimit-Interval-Milliseconds': String(rollingWindow),
    ...(app.isPrivate && {
      'X-HubSpot-RateLimit-Daily': String(limits.daily),
      'X-HubSpot-RateLimit-Daily-Remaining': String(Math.max(0, limits.daily - limits.usedToday())),
    }),
  };
}
