import type { CrmKind } from '@tierline/domain/crm';
import type { CrmAccess } from './crm-side.ts';

/** What an engine in a process of its own is told to do. */
export interface EngineCommands {
  /** Installs itself in both CRMs, over an empty database; `creates`: where it may create what is missing. */
  connect(accesses: readonly CrmAccess[], creates: readonly CrmKind[]): Promise<void>;
  /** States which records of both are the same, by their ids in Salesforce and in HubSpot. */
  link(pairs: readonly (readonly [string, string])[]): Promise<void>;
  /** Reads what changed, or everything at first. */
  read(kind: CrmKind): Promise<void>;
  /** Delivers until nothing is due. `singly`: each record in a call of its own. */
  deliver(singly: boolean): Promise<void>;
  /** Reads all pages that a first run reads, and keeps nothing. */
  leafThrough(kind: CrmKind): Promise<void>;
  /** How many writes wait, and how many were refused. */
  countOpen(): Promise<{ waiting: number; refused: number }>;
  /** The vendor's organizations. */
  countOrganizations(): Promise<number>;
}

export interface Asked {
  id: number;
  name: keyof EngineCommands;
  args: unknown[];
  aheadMs: number;
}

/** Bytes while the command ran: what was in use after the garbage was collected, and what the process had in all. */
export interface Memory {
  heapBefore: number;
  heapPeak: number;
  rssBefore: number;
  rssPeak: number;
}

export interface Answered {
  id: number;
  result: unknown;
  failure: string | null;
  ms: number;
  /** What of the processor it took: a machine that is busy with others tells little by its clock. */
  cpuMs: number;
  memory: Memory;
}
