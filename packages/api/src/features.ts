import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { connectionRouter } from './connection/router.ts';
import { linkRouter } from './link/router.ts';
import { moduleRouter } from './module/router.ts';
import { organizationRouter } from './organization/router.ts';
import { peopleRouter } from './people/router.ts';
import { secondPartnerRouter } from './second-partner/router.ts';
import { router } from './trpc.ts';
import { writeRouter } from './write/router.ts';

/** Everything that Tierline can be asked and told, by feature; the screens' actions are typed against it. */
export const features = router({
  connection: connectionRouter,
  link: linkRouter,
  module: moduleRouter,
  organization: organizationRouter,
  people: peopleRouter,
  secondPartner: secondPartnerRouter,
  write: writeRouter,
});

type Inputs = inferRouterInputs<typeof features>;
type Outputs = inferRouterOutputs<typeof features>;

/** The name of a procedure as hosts send it: `secondPartner.assign`. */
export type Call = {
  [F in keyof Inputs & string]: `${F}.${keyof Inputs[F] & string}`;
}[keyof Inputs & string];

/** The input of a procedure by its name. */
export type InputOf<C extends Call> = C extends `${infer F extends keyof Inputs & string}.${infer P}`
  ? P extends keyof Inputs[F]
    ? Inputs[F][P]
    : never
  : never;

/** The answer of a procedure by its name. */
export type OutputOf<C extends Call> = C extends `${infer F extends keyof Outputs & string}.${infer P}`
  ? P extends keyof Outputs[F]
    ? Outputs[F][P]
    : never
  : never;
