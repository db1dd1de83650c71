import type { DealView } from './load-deal.ts';

/** A second partner that may not stand there, and that nobody is replacing at this moment: it is marked, and can be removed there. */
export const isMisfit = ({ fit, pending }: DealView): boolean => fit?.eligible === false && pending === null;
