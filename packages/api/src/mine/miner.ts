import { Worker } from 'node:worker_threads';
import { everyContract, everyOrganization } from '@tierline/db/eligibility-content';
import { listOrganizationFields } from '@tierline/db/organization-field';
import type { Scope } from '@tierline/db/scope';
import { isPartner } from '@tierline/domain/eligibility';
import type { Pair } from '@tierline/domain/eligibility-index/types';
import type { Mined as Found } from '@tierline/domain/mine/mine-rules';
import type { Organization } from '@tierline/domain/organization';
import type { Indexes } from '@tierline/sync/indexes';
import type { Context } from '../context.ts';

/** Beyond these the search for rules takes too long for somebody who waits. */
export const MOST_MINED = { partners: 5_000, secondPartners: 500 };
/** For how long what was found is shown again, in milliseconds. */
const KEPT_MS = 60_000;

export type Mined = (Found & { contracts: number }) | 'too_many';

interface Job {
  /** Null while it goes on. */
  endedAt: number | null;
  result: Promise<Mined>;
}

/** By server: one search at a time for each vendor. */
const servers = new WeakMap<Indexes, Map<string, Job>>();

function jobsOf({ indexes }: Source): Map<string, Job> {
  const jobs = servers.get(indexes) ?? new Map<string, Job>();
  servers.set(indexes, jobs);
  return jobs;
}

type Source = Pick<Context, 'indexes' | 'scope' | 'now'>;

/** Who asks again gets the search that is under way, or has just ended. */
export function mineContracts(source: Source): Promise<Mined> {
  const { scope } = source;
  const now = Date.parse(source.now());
  const jobs = jobsOf(source);
  const known = jobs.get(scope.tenantId);
  if (known && (known.endedAt === null || now - known.endedAt < KEPT_MS)) return known.result;
  const job: Job = { endedAt: null, result: mine(scope) };
  jobs.set(scope.tenantId, job);
  const forget = () => jobs.get(scope.tenantId) === job && jobs.delete(scope.tenantId);
  job.result.then(() => {
    job.endedAt = Date.parse(source.now());
  }, forget);
  return job.result;
}

/** Rules were saved, or contracts changed: what was found is out of date. */
export const forgetMined = (source: Source) => void jobsOf(source).delete(source.scope.tenantId);

async function mine(scope: Scope): Promise<Mined> {
  const partners: Organization[] = [];
  const secondPartners: Organization[] = [];
  for await (const page of everyOrganization(scope)) {
    for (const each of page) {
      // The same as in every dry run: partners of the programme, and active second partners.
      if (isPartner(each)) partners.push(each);
      else if (each.accountType === 'partner_2' && each.standing === 'active') secondPartners.push(each);
    }
    if (partners.length > MOST_MINED.partners || secondPartners.length > MOST_MINED.secondPartners) return 'too_many';
  }
  const here = new Set([...partners, ...secondPartners].map(({ id }) => id));
  const contracts: Pair[] = [];
  for await (const page of everyContract(scope)) {
    for (const pair of page) if (here.has(pair.partnerId) && here.has(pair.secondPartnerId)) contracts.push(pair);
  }
  const fields = await listOrganizationFields(scope);
  return { ...(await inWorker({ partners, secondPartners, contracts, fields })), contracts: contracts.length };
}

function inWorker(workerData: unknown): Promise<Found> {
  const worker = new Worker(new URL('./mine-worker.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => code !== 0 && reject(new Error(`the search for rules ended with ${code}`)));
  });
}
