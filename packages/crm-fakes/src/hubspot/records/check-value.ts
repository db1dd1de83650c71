import type { Account } from '../account.ts';
import type { ObjectType } from '../object-type.ts';
import type { Property } from '../schema/property.ts';

export interface ValueProblem {
  name: string;
  code: string;
  message: string;
}

/** A value as it is stored, blank as an empty string; or why it is none. */
export type CheckedValue = { value: string } | { problem: Omit<ValueProblem, 'name'> };

/** "Properties": property type and fieldType values. */
const longestText = 65_536;
const tooLong = `A text has at most ${longestText} characters.`;

export function checkValue(account: Account, type: ObjectType, property: Property, text: string): CheckedValue {
  if (text === '') return { value: '' };
  switch (property.type) {
    case 'number':
      return Number.isFinite(Number(text))
        ? { value: text }
        : bad('INVALID_INTEGER', `${text} was not a valid number.`);
    case 'bool':
      return /^(true|false)$/i.test(text) ? { value: text.toLowerCase() } : notAmong(text, ['true', 'false']);
    case 'date':
      return checkDate(text);
    case 'datetime':
      return checkInstant(text);
    case 'enumeration':
      return checkOption(account, type, property, text);
    case 'string':
      if (type.name === 'contacts' && property.name === 'email') return checkEmail(text);
      return text.length > longestText ? bad('PROPERTY_VALUE_TOO_LONG', tooLong) : { value: text };
  }
}

/** Addresses are kept in lower case, without what stands around them. */
function checkEmail(text: string): CheckedValue {
  const email = text.trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
    ? { value: email }
    : bad('INVALID_EMAIL', `Email address ${text} is invalid`);
}

/** Days come as `YYYY-MM-DD`, or as the milliseconds or instant of midnight UTC. */
function checkDate(text: string): CheckedValue {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return { value: text };
  const instant = toInstant(text);
  if (!instant) return bad('INVALID_DATE', `${text} was not a valid date.`);
  if (instant.getTime() % 86_400_000 !== 0) return bad('INVALID_DATE', `${text} is at midnight UTC: false`);
  return { value: instant.toISOString().slice(0, 10) };
}

function checkInstant(text: string): CheckedValue {
  const instant = toInstant(text);
  return instant ? { value: instant.toISOString() } : bad('INVALID_LONG', `${text} was not a valid long.`);
}

export function toInstant(text: string): Date | null {
  const isMilliseconds = /^-?\d{5,}$/.test(text);
  if (!isMilliseconds && !/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const instant = new Date(isMilliseconds ? Number(text) : text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** Checkboxes hold several values, joined by semicolons; a leading one means "add", which is for updates. */
function checkOption(account: Account, type: ObjectType, property: Property, text: string): CheckedValue {
  const allowed = property.externalOptions
    ? externalValues(account, type, property.name)
    : property.options.map(({ value }) => value);
  const values = property.fieldType === 'checkbox' ? text.split(';').filter(Boolean) : [text];
  const unknown = values.find((value) => !allowed.includes(value));
  return unknown === undefined ? { value: text } : notAmong(unknown, allowed);
}

function externalValues(account: Account, type: ObjectType, name: string): string[] {
  if (name === 'hubspot_owner_id') return account.users.list().map(({ ownerId }) => ownerId);
  const pipelines = account.pipelines.list(type);
  if (name === type.pipeline?.property) return pipelines.map(({ id }) => id);
  return pipelines.flatMap(({ stages }) => stages.map(({ id }) => id));
}

function notAmong(value: string, allowed: readonly string[]): CheckedValue {
  return bad('INVALID_OPTION', `${value} was not one of the allowed options: [${allowed.join(', ')}]`);
}

function bad(code: string, message: string): CheckedValue {
  return { problem: { code, message } };
}
