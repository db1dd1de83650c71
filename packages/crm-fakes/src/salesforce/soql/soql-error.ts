import { SalesforceError } from '../api-error.ts';

/** Shows where in the query the trouble is, in the way of Salesforce's own messages. */
export function refuseQuery(query: string, token: string, errorCode: string, message: string): never {
  const at = Math.max(0, findToken(query, token));
  const start = Math.max(0, at - 30);
  const excerpt = query.slice(start, at + token.length + 30).replaceAll('\n', ' ');
  const marker = `${' '.repeat(at - start)}^`;
  const text = `\n${excerpt}\n${marker}\nERROR at Row:1:Column:${at + 1}\n${message}`;
  throw new SalesforceError(400, [{ message: text, errorCode }]);
}

function findToken(query: string, token: string): number {
  const escaped = token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return query.search(new RegExp(`(?<![\\w.])${escaped}(?!\\w)`, 'i'));
}

export function malformed(message: string): never {
  throw new SalesforceError(400, [{ message, errorCode: 'MALFORMED_QUERY' }]);
}
