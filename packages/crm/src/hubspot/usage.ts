import type { CrmUsage } from '@tierline/domain/crm';

/** How much of the day's allowance is used, as the last answer said that says it. */
export interface UsageGauge {
  read(): CrmUsage | null;
  note(headers: Readonly<Record<string, string>>): void;
}

/** "API usage guidelines": HubSpot tells an app that an account made for itself, and no app that many have installed. */
export function createUsageGauge(): UsageGauge {
  let last: CrmUsage | null = null;
  return {
    read: () => last,
    note(headers) {
      const limit = toCount(headers['x-hubspot-ratelimit-daily']);
      const left = toCount(headers['x-hubspot-ratelimit-daily-remaining']);
      if (limit !== null && left !== null) last = { used: Math.max(0, limit - left), limit };
    },
  };
}

const toCount = (text: string | undefined): number | null =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
