import type { ScreenModule } from '../screen/screen.ts';
import { drawLookalikes, drawUnresolved } from './draw-naming.ts';

/** Shown on the page of the sync's health. */
export const namingScreens: ScreenModule = {
  asks: {
    'naming.unresolved': async (ctx, page) => ({ kind: 'table', table: await drawUnresolved(ctx, page) }),
    'naming.lookalikes': async (ctx, page) => ({ kind: 'table', table: await drawLookalikes(ctx, page) }),
  },
};
