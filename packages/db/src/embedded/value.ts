import type { InArgs, InValue, Value } from '@libsql/client';

/** What may be handed to the native library: anything else makes it abort the whole process. */
export type Bound = string | number | bigint | Buffer | null;

/** What the native library answers when integers are asked for as bigint. */
export type Native = string | number | bigint | Buffer | null;

export function toBound(args: InArgs | undefined): Bound[] | Record<string, Bound> {
  if (args === undefined) return [];
  if (Array.isArray(args)) return args.map(toBoundValue);
  const named: Record<string, Bound> = {};
  for (const [name, value] of Object.entries(args)) named[name.replace(/^[:@$]/, '')] = toBoundValue(value);
  return named;
}

function toBoundValue(value: InValue): Bound {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value;
      throw new RangeError('Only finite numbers can be passed to the database');
    case 'bigint':
      if (BigInt.asIntN(64, value) === value) return value;
      throw new RangeError('An integer passed to the database must fit in 64 bits');
    case 'boolean':
      return value ? 1 : 0;
    default:
      if (value === null) return null;
      if (value instanceof Date) return value.valueOf();
      if (value instanceof ArrayBuffer) return Buffer.from(value);
      if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      throw new TypeError(`A value of type ${typeof value} cannot be passed to the database`);
  }
}

/** Integers become numbers; one that a number cannot hold exactly is an error, never a neighbour of itself. */
export function toValue(native: Native): Value {
  if (typeof native === 'bigint') {
    const number = Number(native);
    if (Number.isSafeInteger(number)) return number;
    throw new RangeError(`The database returned ${native}, which a number cannot hold exactly`);
  }
  if (native === null || typeof native !== 'object') return native;
  return new Uint8Array(native).buffer;
}
