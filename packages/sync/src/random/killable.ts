import type { Database } from '@tierline/db/open-database';
import { Killed } from '../testing/killed.ts';
import type { Turns } from './turns.ts';

type Client = Database['$client'];
type Transaction = Awaited<ReturnType<Client['transaction']>>;

/** What a worker does outside itself, call by call; it may die at any of them. */
export interface Life {
  readonly isOver: boolean;
  /** It dies at the call after so many others, to anything or to a CRM: before that takes effect, or after. */
  dieAfter(calls: number, of: 'any' | 'crm', when: 'before' | 'after'): void;
  /** One call, in its turn. */
  call<T>(work: () => Promise<T>, to?: 'crm'): Promise<T>;
  /** The same of one that is part of a longer one which has its turn already. */
  within<T>(work: () => Promise<T>): Promise<T>;
  readonly turns: Turns;
}

export function createLife(turns: Turns): Life {
  let isOver = false;
  let end: { left: number; of: 'any' | 'crm'; when: 'before' | 'after' } | null = null;
  async function within<T>(work: () => Promise<T>, to?: 'crm'): Promise<T> {
    if (isOver) throw new Killed();
    if (!end || (end.of === 'crm' && to !== 'crm')) return work();
    end.left -= 1;
    if (end.left >= 0) return work();
    isOver = true;
    if (end.when === 'after') await work();
    throw new Killed();
  }
  return {
    get isOver() {
      return isOver;
    },
    dieAfter(calls, of, when) {
      end = { left: calls, of, when };
    },
    async call(work, to) {
      const giveBack = await turns.take();
      try {
        return await within(work, to);
      } finally {
        giveBack();
      }
    },
    within,
    turns,
  };
}

/** A database as a worker has it. What it had begun and did not commit when it died is undone, as by the database itself. */
export function toKillableClient(client: Client, life: Life): Client {
  return new Proxy(client, {
    get(target, name) {
      if (name === 'execute')
        return (...args: Parameters<Client['execute']>) => life.call(() => target.execute(...args));
      if (name === 'batch') return (...args: Parameters<Client['batch']>) => life.call(() => target.batch(...args));
      if (name === 'transaction') return () => beginTransaction(target, life);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

async function beginTransaction(client: Client, life: Life): Promise<Transaction> {
  const giveBack = await life.turns.take();
  let inner: Transaction;
  try {
    await life.within(async () => {});
    inner = await client.transaction('write');
  } catch (error) {
    giveBack();
    throw error;
  }
  const end = () => {
    inner.close();
    giveBack();
  };
  return {
    execute: (statement) => life.within(() => inner.execute(statement)),
    batch: (statements) => life.within(() => inner.batch(statements)),
    executeMultiple: (script) => life.within(() => inner.executeMultiple(script)),
    async commit() {
      try {
        await life.within(() => inner.commit());
      } finally {
        end();
      }
    },
    async rollback() {
      end();
    },
    close: end,
    get closed() {
      return inner.closed;
    },
  };
}
