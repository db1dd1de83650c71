import { parentPort, workerData } from 'node:worker_threads';
import { mineRules } from '@tierline/domain/mine/mine-rules';

/** Runs beside the server: rules are looked for in seconds, and a card must not wait for that. */
parentPort?.postMessage(mineRules({ ...workerData, name: ({ id }: { id: string }) => id }));
