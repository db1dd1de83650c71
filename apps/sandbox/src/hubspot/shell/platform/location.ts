import { useEffect, useState } from 'react';
import { type Route, toRoute } from './route.ts';

/** Follows the address, be it changed by a link, by an extension or by the browser's Back. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => toRoute(location.pathname));
  useEffect(() => {
    const follow = () => setRoute(toRoute(location.pathname));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  return route;
}
