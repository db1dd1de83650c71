import { createContext } from 'react';

/** The heading under which a block is drawn, so that one which would say the same again does not. */
export const SectionTitle = createContext<string | null>(null);
