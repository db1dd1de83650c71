import { useState } from 'react';
import { usePage, useView } from '../page/page.tsx';
import type { Search } from '../screen-client.js';

export interface OptionSearch {
  search: Search | undefined;
  /** Counts the choices: after each of them the input starts anew. */
  round: number;
  stop(): void;
}

/** The search for options in one place of a form. A choice ends it. */
export function useOptionSearch(form: string, slot: string): OptionSearch {
  const { client } = usePage();
  const search = useView((view) => view.searches[form]?.[slot]);
  const [round, setRound] = useState(0);
  function stop() {
    client.stopSearch(form, slot);
    setRound(round + 1);
  }
  return { search, round, stop };
}
