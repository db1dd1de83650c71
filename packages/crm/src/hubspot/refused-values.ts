/** One value that HubSpot did not take, as it says it in either of two places. */
export interface RefusedValue {
  /** The property's name, where it is told. */
  name?: string;
  message?: string;
  code?: string;
}

/**
 * What is wrong with the values of a request: the single errors say it, and where there are none, the message ends with the
 * same as JSON (HubSpot developer documentation, "Error handling").
 */
export function refusedValues({ message = '', errors }: { message?: string; errors?: unknown }): RefusedValue[] {
  const single = listOf(errors).map((error) => ({ ...textsOf(error, ['message', 'code']), ...nameIn(error.context) }));
  if (single.length > 0) return single;
  const quoted = /: (\[\{.*\}\])$/s.exec(message)?.[1];
  return listOf(quoted === undefined ? null : parse(quoted)).map(({ name, error, message: said }) =>
    textsOf({ name, code: error, message: said }, ['name', 'code', 'message']),
  );
}

const nameIn = (context: unknown): Pick<RefusedValue, 'name'> => {
  const named = isObject(context) ? context.propertyName : undefined;
  const [name] = Array.isArray(named) ? named : [named];
  return typeof name === 'string' ? { name } : {};
};

const listOf = (value: unknown): Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function textsOf<K extends string>(
  from: Readonly<Record<string, unknown>>,
  keys: readonly K[],
): Partial<Record<K, string>> {
  const texts: Partial<Record<K, string>> = {};
  for (const key of keys) {
    const value = from[key];
    if (typeof value === 'string' && value !== '') texts[key] = value;
  }
  return texts;
}
