import { accountTypeScreens } from '../account-type/screen.ts';
import { checklistScreens } from '../checklist/screen.ts';
import { connectionScreens } from '../connection/screen.ts';
import { contactScreens } from '../contact/screen.ts';
import { contractScreens } from '../contract/screen.ts';
import { coverageScreens } from '../coverage/screen.ts';
import { dealTrialScreens } from '../deal-trial/screen.ts';
import { dryRunScreens } from '../dry-run/screen.ts';
import { explainScreens } from '../explain/screen.ts';
import { fieldScreens } from '../field/screen.ts';
import { impactScreens } from '../impact/screen.ts';
import { mappingScreens } from '../mapping/screen.ts';
import { mineScreens } from '../mine/screen.ts';
import { namingScreens } from '../naming/screen.ts';
import { organizationScreens } from '../organization/screen.ts';
import { programmeScreens } from '../programme/screen.ts';
import { removalScreens } from '../removal/screen.ts';
import { ruleScreens } from '../rule/screen.ts';
import { secondPartnerScreens } from '../second-partner/screen.ts';
import { syncHealthScreens } from '../sync-health/screen.ts';
import { syncLogScreens } from '../sync-log/screen.ts';
import { syncScopeScreens } from '../sync-scope/screen.ts';
import type { ScreenModule } from './screen.ts';

/** One line for each feature that shows something. */
export const SCREEN_MODULES: readonly ScreenModule[] = [
  secondPartnerScreens,
  organizationScreens,
  contactScreens,
  removalScreens,
  accountTypeScreens,
  contractScreens,
  explainScreens,
  fieldScreens,
  connectionScreens,
  programmeScreens,
  ruleScreens,
  mineScreens,
  impactScreens,
  coverageScreens,
  mappingScreens,
  syncScopeScreens,
  dryRunScreens,
  syncHealthScreens,
  namingScreens,
  checklistScreens,
  dealTrialScreens,
  syncLogScreens,
];

/** The modules as one: later ones may not take a name that is taken, except with the same function. */
export function mergeModules(modules: readonly ScreenModule[]): Required<ScreenModule> {
  const merged = { screens: {}, asks: {}, moves: {}, acts: {}, always: modules.flatMap(({ always }) => always ?? []) };
  for (const module of modules) {
    for (const part of ['screens', 'asks', 'moves', 'acts'] as const) {
      for (const [name, value] of Object.entries(module[part] ?? {})) {
        const known = (merged[part] as Record<string, unknown>)[name];
        if (known !== undefined && known !== value) throw new Error(`${part} has two entries called ${name}`);
        (merged[part] as Record<string, unknown>)[name] = value;
      }
    }
  }
  return merged;
}
