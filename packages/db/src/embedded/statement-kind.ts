export type StatementKind = 'read' | 'write' | 'upkeep';

/**
 * Where a statement must run: reads on the connection that only reads, writes in a transaction, upkeep outside of one.
 * In doubt it is a write: that costs a turn and nothing else.
 */
export function kindOf(sql: string): StatementKind {
  const keyword = /^[\s(]*(\w+)/.exec(sql)?.[1];
  switch (keyword?.toLowerCase()) {
    case 'select':
    case 'values':
    case 'explain':
      return 'read';
    case 'with':
      return /\b(insert|update|delete|replace)\b/i.test(sql) ? 'write' : 'read';
    case 'pragma':
    case 'vacuum':
    case 'attach':
    case 'detach':
      return 'upkeep';
    default:
      return 'write';
  }
}
