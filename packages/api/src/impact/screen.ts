import type { Input } from '@tierline/blocks/value';
import type { ScreenModule } from '../screen/screen.ts';
import { drawDeals, drawPairs, drawPartners } from './draw-impact.ts';

/** Further pages of a dry run's lists. */
export const impactScreens: ScreenModule = {
  asks: {
    'impact.pairs': async (ctx, page, { proposal, which }) => ({
      kind: 'table',
      table: await drawPairs(ctx, proposal as Input, which, page),
    }),
    'impact.partners': async (ctx, page, { proposal }) => ({
      kind: 'table',
      table: await drawPartners(ctx, proposal as Input, page),
    }),
    'impact.deals': async (ctx, page, { proposal }) => ({
      kind: 'table',
      table: await drawDeals(ctx, proposal as Input, page),
    }),
  },
};
