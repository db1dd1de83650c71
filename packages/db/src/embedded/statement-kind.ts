/**
 * Whether a statement can run on the connection that only reads. In doubt it is a write, which costs it a turn and
 * nothing else; one wrongly taken for a read would be refused there, for that connection is `query_only`.
 */
export function isRead(sql: string): boolean {
  if (/^\s*with\b/i.test(sql)) return !/\b(insert|update|delete|replace)\b/i.test(sql);
  return /^\s*(select|values|explain)\b/i.test(sql);
}
