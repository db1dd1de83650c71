import type { Condition, HavingClause, ValueQueryCondition, WhereClause } from '@jetstreamapp/soql-parser-js';
import { malformed } from './soql-error.ts';

export type Leaf = Exclude<Condition, { openParen: number; field?: never; fn?: never }> | ValueQueryCondition;

export type WhereTree =
  | { kind: 'and' | 'or'; parts: WhereTree[] }
  | { kind: 'not'; part: WhereTree }
  | { kind: 'leaf'; leaf: Leaf };

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Leaf;

/** The parser gives conditions as a list with counted parentheses; here they become a tree. */
export function toWhereTree(where: WhereClause | HavingClause): WhereTree {
  const tokens = toTokens(where);
  const tree = parseGroup(tokens);
  if (tokens.length > 0) malformed(`unexpected token: ${String(tokens[0])}`);
  return tree;
}

function toTokens(where: WhereClause | HavingClause): Token[] {
  const tokens: Token[] = [];
  for (
    let rest: WhereClause | HavingClause | undefined = where;
    rest;
    rest = 'right' in rest ? rest.right : undefined
  ) {
    const { left } = rest;
    const operator = 'operator' in rest ? rest.operator : undefined;
    if (left) tokens.push(...repeat('(', left.openParen));
    if (left && isLeaf(left)) tokens.push(left, ...repeat(')', left.closeParen));
    if (operator) tokens.push(operator);
  }
  return tokens;
}

function isLeaf(condition: object): condition is Leaf & { closeParen?: number } {
  return 'operator' in condition;
}

function repeat(parenthesis: '(' | ')', times = 0): Token[] {
  return Array.from({ length: times }, () => parenthesis);
}

/** AND and OR do not mix on one level: SOQL demands parentheses. */
function parseGroup(tokens: Token[]): WhereTree {
  const parts = [parseUnary(tokens)];
  let joined: 'AND' | 'OR' | null = null;
  for (let next = tokens[0]; next === 'AND' || next === 'OR'; next = tokens[0]) {
    if (joined && joined !== next) malformed(`unexpected token: '${next}'`);
    joined = next;
    tokens.shift();
    parts.push(parseUnary(tokens));
  }
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return { kind: joined === 'OR' ? 'or' : 'and', parts };
}

function parseUnary(tokens: Token[]): WhereTree {
  const token = tokens.shift();
  if (token === 'NOT') return { kind: 'not', part: parseUnary(tokens) };
  if (token === '(') {
    const inner = parseGroup(tokens);
    if (tokens.shift() !== ')') malformed("expecting a right parentheses, found: '<EOF>'");
    return inner;
  }
  if (token === undefined || typeof token === 'string') return malformed(`unexpected token: '${token ?? '<EOF>'}'`);
  return { kind: 'leaf', leaf: token };
}
