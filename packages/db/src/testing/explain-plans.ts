import { drizzle } from 'drizzle-orm/libsql';
import type { Database } from '../open-database.ts';

/** How SQLite goes about each statement that `run` sends, in their order; they are carried out as well. */
export async function explainPlans(db: Database, run: (db: Database) => Promise<unknown>): Promise<string[]> {
  const sent: Parameters<Database['$client']['execute']>[0][] = [];
  const client = new Proxy(db.$client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      if (name !== 'execute') return member.bind(target);
      return (statement: (typeof sent)[number]) => {
        sent.push(statement);
        return target.execute(statement);
      };
    },
  });
  await run(drizzle(client));
  const plans: string[] = [];
  for (const statement of sent) {
    const { sql, args } = typeof statement === 'string' ? { sql: statement, args: [] } : statement;
    const { rows } = await db.$client.execute({ sql: `explain query plan ${sql}`, args });
    plans.push(rows.map(({ detail }) => String(detail)).join('\n'));
  }
  return plans;
}
