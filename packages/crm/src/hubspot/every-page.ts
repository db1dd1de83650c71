interface PageOf<T> {
  results: T[];
  paging?: { next?: { after: string } };
}

/** Everything of a list that comes in pages, asked for one after the other. */
export async function everyPage<T>(ask: (after: string | undefined) => Promise<PageOf<T>>): Promise<T[]> {
  const all: T[] = [];
  let after: string | undefined;
  do {
    const page = await ask(after);
    all.push(...page.results);
    after = page.paging?.next?.after;
  } while (after !== undefined);
  return all;
}

export function inChunks<T>(all: Iterable<T>, size: number): T[][] {
  const items = [...all];
  return Array.from({ length: Math.ceil(items.length / size) }, (_, chunk) =>
    items.slice(chunk * size, (chunk + 1) * size),
  );
}
