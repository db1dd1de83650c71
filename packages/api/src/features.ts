import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { accountTypeRouter } from './account-type/router.ts';
import { checklistRouter } from './checklist/router.ts';
import { connectionRouter } from './connection/router.ts';
import { contactRouter } from './contact/router.ts';
import { contractRouter } from './contract/router.ts';
import { coverageRouter } from './coverage/router.ts';
import { dealTrialRouter } from './deal-trial/router.ts';
import { dryRunRouter } from './dry-run/router.ts';
import { explainRouter } from './explain/router.ts';
import { fieldRouter } from './field/router.ts';
import { impactRouter } from './impact/router.ts';
import { linkRouter } from './link/router.ts';
import { mappingRouter } from './mapping/router.ts';
import { mineRouter } from './mine/router.ts';
import { moduleRouter } from './module/router.ts';
import { namingRouter } from './naming/router.ts';
import { organizationRouter } from './organization/router.ts';
import { peopleRouter } from './people/router.ts';
import { programmeRouter } from './programme/router.ts';
import { removalRouter } from './removal/router.ts';
import { ruleRouter } from './rule/router.ts';
import { secondPartnerRouter } from './second-partner/router.ts';
import { syncHealthRouter } from './sync-health/router.ts';
import { syncLogRouter } from './sync-log/router.ts';
import { syncScopeRouter } from './sync-scope/router.ts';
import { router } from './trpc.ts';
import { writeRouter } from './write/router.ts';

/** Everything that Tierline can be asked and told, by feature; the screens' actions are typed against it. */
export const features = router({
  accountType: accountTypeRouter,
  checklist: checklistRouter,
  connection: connectionRouter,
  contact: contactRouter,
  contract: contractRouter,
  coverage: coverageRouter,
  dealTrial: dealTrialRouter,
  dryRun: dryRunRouter,
  explain: explainRouter,
  field: fieldRouter,
  impact: impactRouter,
  link: linkRouter,
  mapping: mappingRouter,
  mine: mineRouter,
  module: moduleRouter,
  naming: namingRouter,
  organization: organizationRouter,
  people: peopleRouter,
  programme: programmeRouter,
  removal: removalRouter,
  rule: ruleRouter,
  secondPartner: secondPartnerRouter,
  syncHealth: syncHealthRouter,
  syncLog: syncLogRouter,
  syncScope: syncScopeRouter,
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
