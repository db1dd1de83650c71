import type { SecondPartnerSetting } from './second-partner-setting.ts';

/** Whether distribution is there for a vendor: `not_entitled`: its contract lacks it; `off`: an admin switched it off. */
export type ModuleState = 'on' | 'off' | 'not_entitled';

export function toModuleState(gates: { entitled: boolean; moduleOnAt: string | null }): ModuleState {
  if (!gates.entitled) return 'not_entitled';
  return gates.moduleOnAt === null ? 'off' : 'on';
}

/** What distribution needs before a card has anything to offer. */
export interface Readiness {
  partners: number;
  secondPartners: number;
  source: SecondPartnerSetting['source'];
  /** Contracts that stand, or rules, whichever decide. */
  associations: number;
}

export type Prerequisite = Exclude<keyof Readiness, 'source'>;

/** In the order in which an admin sets them up; none is missing when all have at least one. */
export const listMissing = (readiness: Readiness): Prerequisite[] =>
  (['partners', 'secondPartners', 'associations'] as const).filter((each) => readiness[each] === 0);

export type SwitchRefusal = { code: 'not_entitled' } | { code: 'not_ready'; missing: Prerequisite[] };

/** Whether an admin may switch distribution on or off now. Off is always allowed: it deletes nothing. */
export function decideSwitch(
  on: boolean,
  entitled: boolean,
  readiness: Readiness,
): { ok: true } | { ok: false; refusal: SwitchRefusal } {
  if (!on) return { ok: true };
  if (!entitled) return { ok: false, refusal: { code: 'not_entitled' } };
  const missing = listMissing(readiness);
  return missing.length === 0 ? { ok: true } : { ok: false, refusal: { code: 'not_ready', missing } };
}
