import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ExtraFields } from '../form/extra-fields.ts';
import type { ScreenClient, ScreenView, Value } from '../screen-client.js';
import type { Words } from '../words/english.ts';

/** What every block needs to know of the page that it is drawn on. */
export interface Page {
  client: ScreenClient;
  portalId: number;
  words: Words;
  format(value: Value): string;
  /** A sidebar: hardly 300 pixels, so what stands side by side elsewhere goes underneath. */
  isNarrow: boolean;
  fields: ExtraFields;
}

const PageContext = createContext<Page | null>(null);
export const PageProvider = PageContext.Provider;

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('a block is drawn outside of a page');
  return page;
}

/** A part of the screen's state. The client keeps what says the same, so only a real change draws anew. */
export function useView<T>(select: (view: ScreenView) => T): T {
  const { client } = usePage();
  return useSyncExternalStore(client.subscribe, () => select(client.view()));
}
