import { features } from './features.ts';
import { screenRouter } from './screen/router.ts';
import { router } from './trpc.ts';

/** All that can be called: the features, which are the public API, and the screens built on them. */
export const appRouter = router({ ...features._def.record, screen: screenRouter() });
