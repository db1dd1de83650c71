import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block, Field } from '@tierline/blocks/vocabulary';
import { findRecordWrite, type RecordWriteRow } from '@tierline/db/record-write';
import { z } from 'zod';
import { idInput } from '../inputs.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { action } from '../screen/action.ts';
import { toGoto } from '../screen/goto.ts';
import { readParams } from '../screen/read-params.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { sentence } from '../sentences/grammar.ts';
import { listOffered } from '../write/field-options.ts';
import { findNamed } from '../write/find-named.ts';
import { nameFields } from '../write/name-fields.ts';
import { toReason } from './draw-refused.ts';
import { isPlain } from './fix-write.ts';

const params = z.object({ row: idInput });

/** One write that was refused: why, and another value in its place. */
export async function openRefusedWrite(ctx: ScreenContext, given: Input): Promise<ScreenAnswer> {
  const { sentences, scope } = ctx;
  const words = sentences.health;
  const write = await findRecordWrite(scope, readParams(params, given).row);
  if (!write) throw new ProblemError('write_unknown');
  const name = (await findNamed(scope, write.object, write.recordId))?.name ?? '';
  const crm = sentences.crm[write.crm];
  const frame = {
    title: words.fixTitle((await nameFields(ctx))(write.object, write.target), name),
    back: toGoto('back', words.title, 'sync-health'),
    watch: [],
  };
  if (write.state !== 'refused' || write.dismissedAt !== null) {
    const text = sentences.problems.write_settled({});
    return { ...frame, blocks: [{ kind: 'empty', id: 'settled', title: sentences.contracts.saved, text }] };
  }
  const { value, hint } = toReason(ctx, write);
  const reason: Block = {
    ...{ kind: 'alert', id: 'reason', tone: 'bad', title: sentences.contracts.refused(crm) },
    text: [value.type === 'text' ? value.text : '', hint].filter(Boolean).join(' '),
  };
  if (!isPlain(write)) {
    return { ...frame, blocks: [reason, { kind: 'text', id: 'not-plain', text: sentence(words.notPlain) }] };
  }
  const form: Block = {
    kind: 'form',
    id: `fix:${write.id}`,
    fields: [await drawValue(ctx, write)],
    submit: action({
      ...{ id: 'fix', label: words.fixSubmit, call: 'syncHealth.fixWrite', input: { write: write.id } },
      look: 'primary',
    }),
  };
  return { ...frame, blocks: [reason, form] };
}

async function drawValue({ sentences, scope }: ScreenContext, write: RecordWriteRow): Promise<Field> {
  const words = sentences.health;
  const [value = null] = write.desired;
  const common = { name: 'value', label: words.fixValue, help: words.fixHelp(sentences.crm[write.crm]) };
  const offered = await listOffered(scope, write);
  if (offered === null) return { ...common, type: 'text', value, most: 4000 };
  return {
    ...common,
    type: 'picker',
    value: offered.some((option) => option.value === value) ? value : null,
    options: offered,
  };
}
