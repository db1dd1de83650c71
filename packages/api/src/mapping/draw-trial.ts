import type { Cell, Tone } from '@tierline/blocks/value';
import type { Block } from '@tierline/blocks/vocabulary';
import { listOrganizationsById, searchOrganizations } from '@tierline/db/organization';
import { listOffered } from '@tierline/domain/field-mapping/own-values';
import { toNameKey } from '@tierline/domain/organization';
import { isReference, type MappingTrial } from '@tierline/sync/try-mapping';
import type { ScreenContext } from '../screen/screen.ts';
import { findField } from './load-mapped.ts';
import { nameValue } from './place-faults.ts';
import type { TriedField } from './router.ts';

const TONES: Partial<Record<MappingTrial['decision'], Tone>> = {
  agree: 'good',
  accepted: 'good',
  take: 'info',
  write: 'info',
  unmapped: 'bad',
  changed_back: 'bad',
  keep: 'warn',
};
/** Organizations whose names resemble one that leads nowhere. */
const CANDIDATES = 3;

/** What becomes of a field of one record, hop by hop. */
export async function drawTrial(ctx: ScreenContext, { trial, mapping, mapped }: TriedField): Promise<Block[]> {
  const { sentences } = ctx;
  const words = sentences.mapping;
  const crmName = sentences.crm[mapped.crm];
  if (trial === null) return [{ kind: 'text', id: 'right', text: words.right, tone: 'good' }];
  if ('gone' in trial) return [{ kind: 'text', id: 'gone', text: words.recordGone(crmName), tone: 'warn' }];
  if ('failure' in trial) {
    const text = sentences.problems[`crm_${trial.failure}`]({ text: trial.text });
    return [{ kind: 'text', id: 'failure', text: `${text} ${crmName}: ${trial.text}`, tone: 'bad' }];
  }
  const there = await nameThere(ctx, { trial, mapping, mapped });
  const here = await nameHere(ctx, { trial, mapping, mapped });
  const item = (id: string, label: string, cell: Cell) => ({ id, label, cell });
  const list = (values: readonly string[], name: (value: string) => string): Cell => ({
    value: { type: 'text', text: values.length > 0 ? values.map(name).join(', ') : words.blankValue },
  });
  const { raw, transformed, told, held, seen, decision, written, unresolved } = trial;
  const nowhere = [...(told?.unmapped ?? []), ...unresolved];
  const items = [
    item('raw', words.hopRaw(crmName), raw ? list(raw, there) : { value: { type: 'text', text: words.noSuchField } }),
    ...(raw && transformed.join('\n') !== raw.join('\n')
      ? [
          item(
            'read',
            words.hopRead,
            list(transformed, (value) => value),
          ),
        ]
      : []),
    ...(told
      ? [item('told', words.hopTold, told.values ? list(told.values, here) : lost(words.leadsNowhere(nowhere)))]
      : []),
    ...(told?.values && unresolved.length > 0
      ? [item('unresolved', words.hopLost, await drawUnresolved(ctx, unresolved))]
      : []),
    item('held', words.hopHeld, list(held, here)),
    ...(seen ? [item('seen', words.hopSeen(crmName), list(seen, here))] : []),
    item('decision', words.hopDecision, {
      value: { type: 'text', text: words.decisions[decision](crmName) },
      tone: TONES[decision] ?? 'neutral',
    }),
    ...(written
      ? [
          item(
            'written',
            words.hopWritten(crmName),
            written.ok ? list(written.values, there) : lost(words.leadsNowhere(written.unmapped)),
          ),
        ]
      : []),
  ];
  return [
    { kind: 'text', id: 'trial-name', text: words.hops(trial.name) },
    { kind: 'properties', id: 'trial', items },
  ];
}

const lost = (text: string): Cell => ({ value: { type: 'text', text }, tone: 'bad' });

/** Names that lead to nobody, and whom they may mean. */
async function drawUnresolved({ scope, sentences }: ScreenContext, names: readonly string[]): Promise<Cell> {
  const words = sentences.mapping;
  const [first = ''] = names;
  const [word = ''] = toNameKey(first).split(' ');
  const { rows } = await searchOrganizations(scope, 'partner_2', { nameKey: word, limit: CANDIDATES });
  const hint = rows.length > 0 ? { hint: words.resembling(rows.map(({ name }) => name)) } : {};
  return { ...lost(words.leadsNowhere(names)), ...hint };
}

type Named = { trial: MappingTrial; mapping: TriedField['mapping']; mapped: TriedField['mapped'] };

/** What people call the CRM's values. */
async function nameThere({ sentences }: ScreenContext, { mapping, mapped }: Named): Promise<(value: string) => string> {
  const field = findField(mapped.fields, mapping.field);
  const labels = new Map(field ? listOffered(field).map(({ value, label }) => [value.toLowerCase(), label]) : []);
  const { flags } = sentences.mapping;
  return (value) => (field?.type === 'flag' ? flags[value] : labels.get(value.toLowerCase())) ?? value;
}

/** What people call Tierline's: organizations by their names, types as the vendor calls them. */
async function nameHere(
  { scope, accountTypes }: ScreenContext,
  { trial, mapping }: Named,
): Promise<(value: string) => string> {
  if (!isReference(mapping.key)) return (value) => nameValue(accountTypes, mapping.key, value);
  const ids = [...trial.held, ...(trial.told?.values ?? []), ...(trial.seen ?? [])];
  const names = new Map((await listOrganizationsById(scope, [...new Set(ids)])).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
