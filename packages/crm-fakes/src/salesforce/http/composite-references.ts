interface Filled {
  url: string;
  body: unknown;
}

const pattern = /@\{([A-Za-z0-9_]+)\.([^}]+)\}/g;

/** Puts answers of earlier subrequests where `@{name.path}` stands; `missing` names a reference that leads nowhere. */
export function fillReferences(request: Filled, answers: ReadonlyMap<string, unknown>): Filled | { missing: string } {
  let missing: string | null = null;
  const fillText = (text: string) =>
    text.replaceAll(pattern, (whole, name: string, path: string) => {
      const value = follow(answers.get(name), path);
      if (value === undefined || value === null) missing ??= whole.slice(2, -1);
      return String(value);
    });
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return fillText(value);
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each)]));
  };
  const filled = { url: fillText(request.url), body: fill(request.body) };
  return missing === null ? filled : { missing };
}

/** `records[0].Account.Name` */
function follow(answer: unknown, path: string): unknown {
  return path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((segment) => segment !== '')
    .reduce<unknown>(
      (at, segment) => (typeof at === 'object' && at !== null ? Reflect.get(at, segment) : undefined),
      answer,
    );
}
