import { type DependencyList, useEffect, useState } from 'react';

export type Loaded<T> = { status: 'loading' } | { status: 'ready'; value: T } | { status: 'failed'; error: unknown };

/** Loads when the dependencies change; keeps showing what it had until the new answer is there. */
export function useLoaded<T>(load: () => Promise<T>, dependencies: DependencyList): Loaded<T> & { stale: boolean } {
  const [loaded, setLoaded] = useState<Loaded<T> & { stale: boolean }>({ status: 'loading', stale: false });
  useEffect(() => {
    let wanted = true;
    setLoaded((before) =>
      before.status === 'ready' ? { ...before, stale: true } : { status: 'loading', stale: false },
    );
    load().then(
      (value) => wanted && setLoaded({ status: 'ready', value, stale: false }),
      (error: unknown) => wanted && setLoaded({ status: 'failed', error, stale: false }),
    );
    return () => {
      wanted = false;
    };
  }, dependencies);
  return loaded;
}
