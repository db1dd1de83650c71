import type { Endpoints } from './context.ts';

/** `/account-info/v3` ("Account information"); needs no scope beyond that of being installed. */
export const accountInfo: Endpoints = (api, account) => {
  api.get('/account-info/v3/details', (c) =>
    c.json({
      portalId: account.portalId,
      accountType: 'STANDARD',
      timeZone: 'Etc/UTC',
      companyCurrency: account.currencies[0],
      additionalCurrencies: account.currencies.slice(1),
      utcOffset: '+00:00',
      utcOffsetMilliseconds: 0,
      uiDomain: 'app.hubspot.com',
      dataHostingLocation: 'na1',
    }),
  );

  api.get('/account-info/v3/api-usage/daily/private-apps', (c) => {
    const now = account.clock();
    const midnight = new Date(now);
    midnight.setUTCHours(24, 0, 0, 0);
    const results = [
      {
        name: 'private-apps-api-calls-daily',
        usageLimit: account.limits.daily,
        currentUsage: account.limits.usedToday(),
        collectedAt: now.toISOString(),
        fetchStatus: 'SUCCESS',
        resetsAt: midnight.toISOString(),
      },
    ];
    return c.json({ results });
  });
};
