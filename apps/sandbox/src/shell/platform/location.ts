import { type Route, toRoute } from './route.ts';

type Listener = (route: Route) => void;
const listeners = new Set<Listener>();

export const currentRoute = (): Route => toRoute(location.pathname);

/** Goes to a page of this org without loading the document anew; other addresses open in their own tab. */
export function goTo(url: string, { replace = false } = {}): void {
  const target = new URL(url, location.href);
  if (target.origin !== location.origin) {
    window.open(target, '_blank', 'noopener');
    return;
  }
  history[replace ? 'replaceState' : 'pushState'](null, '', target);
  announce();
}

/** Tells the listener of every change of page, the browser's own Back included. */
export function onRoute(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function announce(): void {
  const route = currentRoute();
  for (const listener of [...listeners]) listener(route);
}

addEventListener('popstate', announce);
