import type { CrmFailureCode, CrmKind, SyncedObject } from '@tierline/domain/crm';
import type { Draws } from './draws.ts';
import type { Fault, Refusal } from './memory-faults.ts';
import { CONTACTS, PARTNERS } from './people.ts';
import { drawEdit, type FieldOf } from './values.ts';

type RecordOf = { object: SyncedObject; handle: string };

/** What somebody does, or what happens; a step that has nothing to be done to is passed over. */
export type Step =
  | ({ do: 'edit'; crm: CrmKind; words: readonly string[]; late: number } & FieldOf)
  | ({ do: 'decide'; crm: CrmKind; words: readonly string[] } & FieldOf)
  | { do: 'share'; crm: CrmKind; handle: string; inSync: boolean }
  | ({ do: 'remove' | 'restore' | 'create' | 'hint'; crm: CrmKind } & RecordOf)
  | ({ do: 'refuse'; crm: CrmKind; refusal: Refusal } & RecordOf)
  | { do: 'fail'; crm: CrmKind; fault: Fault }
  | { do: 'kill'; worker: number; calls: number; of: 'any' | 'crm'; when: 'before' | 'after' }
  | { do: 'wait'; seconds: number }
  | { do: 'forget'; crm: CrmKind; object: SyncedObject }
  | Work
  | { do: 'together'; tasks: readonly Step[]; seed: number };

export type Work =
  | { do: 'read'; worker: number; crm: CrmKind }
  | { do: 'follow'; worker: number }
  | { do: 'deliver'; worker: number }
  | ({ do: 'deliverNow'; worker: number; crm: CrmKind } & RecordOf);

const CODES: readonly CrmFailureCode[] = ['unavailable', 'rate_limited', 'not_authorized', 'locked'];

const WEIGHTS = {
  ...{ edit: 30, decide: 12, read: 14, deliver: 14, together: 14, wait: 8, fail: 5, refuse: 3, kill: 5, hint: 4 },
  ...{ follow: 2, deliverNow: 4, share: 2, remove: 2, restore: 3, create: 1, forget: 1 },
} as const;

export function drawHistory(draws: Draws, length: number): Step[] {
  let values = 0;
  const draw = (of: Partial<Record<Step['do'], number>>): Step => {
    values += 1;
    return drawStep(draws, draws.weighted(of as Record<Step['do'], number>), `v${values}`, draw);
  };
  return Array.from({ length }, () => draw(WEIGHTS));
}

function drawStep(
  draws: Draws,
  what: Step['do'],
  unique: string,
  draw: (of: Partial<Record<Step['do'], number>>) => Step,
): Step {
  const crm = draws.pick<CrmKind>(['salesforce', 'hubspot']);
  const worker = draws.int(2);
  const object = draws.pick<SyncedObject>(['organization', 'organization', 'contact']);
  const handle = draws.pick(object === 'contact' ? [...CONTACTS, 'M0'] : [...PARTNERS, 'N0']);
  switch (what) {
    case 'edit':
      return { do: what, crm, ...drawEdit(draws, unique, 'edit'), late: draws.pick([0, 0, 0, 4, 15]) };
    case 'decide':
      return { do: what, crm, ...drawEdit(draws, unique, 'decide') };
    case 'share':
      return { do: what, crm, handle: draws.pick(PARTNERS), inSync: draws.chance(0.6) };
    case 'create':
      return { do: what, crm, object, handle: object === 'contact' ? 'M0' : 'N0' };
    case 'refuse': {
      const code = draws.pick<CrmFailureCode>(['locked', 'rejected', 'duplicate']);
      const { key } = drawEdit(draws, unique, 'decide');
      return { do: what, crm, object, handle, refusal: { code, key: draws.chance(0.5) ? key : null } };
    }
    case 'fail': {
      const call = draws.pick(['now', 'describe', 'list', 'find', 'write', 'write', 'write'] as const);
      const when = call === 'write' ? draws.pick(['before', 'after', 'midway'] as const) : 'before';
      return { do: what, crm, fault: { call, when, code: draws.pick(CODES) } };
    }
    case 'kill': {
      const of = draws.pick(['any', 'crm'] as const);
      const calls = draws.int(of === 'crm' ? 8 : 120);
      return { do: what, worker, calls, of, when: draws.pick(['before', 'after']) };
    }
    case 'wait':
      return { do: what, seconds: draws.pick([1, 3, 8, 61, 190, 400, 2000]) };
    case 'forget':
      return { do: what, crm, object };
    case 'read':
      return { do: what, worker, crm };
    case 'follow':
    case 'deliver':
      return { do: what, worker };
    case 'deliverNow':
      return { do: what, worker, crm, object, handle };
    case 'together': {
      const works = [0, 1].map((at) => ({ ...draw({ read: 3, deliver: 3, deliverNow: 1 }), worker: at }));
      const edits = Array.from({ length: draws.int(4) }, () => draw({ edit: 3, decide: 1 }));
      return { do: what, tasks: [...works, ...edits] as Step[], seed: draws.int(1_000_000) };
    }
    default:
      return { do: what, crm, object, handle };
  }
}

export const isWork = (step: Step): step is Work =>
  step.do === 'read' || step.do === 'follow' || step.do === 'deliver' || step.do === 'deliverNow';
