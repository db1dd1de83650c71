import { callerOf, type Endpoints, versionOf } from './context.ts';

/** "Limits", and the list of resources of a version. */
export const limits: Endpoints = (api) => {
  api.get('/limits', (c) => {
    const { usage } = callerOf(c).org;
    return c.json({
      ConcurrentAsyncGetReportInstances: { Max: 200, Remaining: 200 },
      DailyApiRequests: { Max: usage.max, Remaining: Math.max(0, usage.max - usage.used) },
      DailyBulkV2QueryJobs: { Max: 10_000, Remaining: 10_000 },
      DataStorageMB: { Max: 1024, Remaining: 1024 },
      FileStorageMB: { Max: 1024, Remaining: 1024 },
    });
  });
  for (const path of ['/', '']) {
    api.get(path, (c) => {
      const base = `/services/data/v${versionOf(c)}`;
      const names = ['sobjects', 'query', 'queryAll', 'limits', 'composite', 'ui-api'];
      return c.json(Object.fromEntries(names.map((name) => [name, `${base}/${name}`])));
    });
  }
};
