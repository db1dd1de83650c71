import { parseQuery, type Query } from '@jetstreamapp/soql-parser-js';
import { malformed } from './soql-error.ts';

export interface ParsedQuery extends Query {
  sObject: string;
}

export function parseSoql(text: string): ParsedQuery {
  let query: Query;
  try {
    query = parseQuery(text);
  } catch (error) {
    return malformed(toMessage(error));
  }
  const { sObject } = query;
  if (!sObject) return malformed("unexpected token: '<EOF>'");
  return { ...query, sObject };
}

/** The parser says «found --> 'x' <--»; Salesforce says «unexpected token: 'x'». */
function toMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const found = /found(?:: | --> )'([^']*)'/.exec(text)?.[1];
  return found === undefined ? text : `unexpected token: '${found || '<EOF>'}'`;
}
