import type { Meter } from '@opentelemetry/api';
import type { Database } from '@tierline/db/open-database';
import { countOutbox, listReadStates } from '@tierline/db/workload';
import { secondsBetween } from '@tierline/domain/instant';
import { CRM, TENANT } from './attributes.ts';

/** What is looked up each time that the figures are sent: the same on every server, for all share one database. */
export function addGauges(meter: Meter, db: Database, now: () => string): void {
  const waiting = meter.createObservableGauge('tierline.outbox.waiting', {
    description: 'Writes that a CRM has not answered yet',
  });
  const refused = meter.createObservableGauge('tierline.outbox.refused', {
    description: 'Writes that a CRM refused and nobody has put aside',
  });
  const lag = meter.createObservableGauge('tierline.read.lag', {
    description: 'How long ago a CRM was last read through; before the first time, how long it has been connected',
    unit: 's',
  });
  meter.addBatchObservableCallback(
    async (result) => {
      const counts = await countOutbox(db);
      result.observe(waiting, counts.waiting);
      result.observe(refused, counts.refused);
    },
    [waiting, refused],
  );
  lag.addCallback(async (result) => {
    for (const { tenantId, crm, lastReadAt, createdAt } of await listReadStates(db)) {
      const seconds = Math.max(0, secondsBetween(lastReadAt ?? createdAt, now()));
      result.observe(seconds, { [TENANT]: tenantId, [CRM]: crm });
    }
  });
}
