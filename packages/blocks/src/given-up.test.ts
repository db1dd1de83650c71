import { describe, expect, test } from 'vitest';
import { edit, followServer } from './drafts.ts';
import { form, option } from './testing/sample-blocks.ts';

const name = 'secondPartner';
const left = 'The reseller is Fernhill now, so Kestrel was taken out.';
const of = (id: string) => ({
  of: { id, left },
  options: [option('a'), option('b'), option('c', { disabled: 'No contract' })],
});

/** Somebody chose `value` while the options were for `before`, and they are for `now`. */
function chosen(value: string, before: string, now: string) {
  const first = form({ value: null, ...of(before) });
  return followServer(form({ value: null, ...of(now) }), edit(first, followServer(first, undefined), name, value));
}

describe('a choice that was not saved, when what the options are for has changed (row 98)', () => {
  test('is given up with a notice where it is no longer among those that can be chosen', () => {
    for (const gone of ['c', 'd']) {
      const draft = chosen(gone, 'brightline', 'fernhill');
      expect(draft).toMatchObject({ values: { [name]: null }, errors: { [name]: left }, dirty: false });
    }
  });

  test('stays where it still fits, and where nothing changed', () => {
    expect(chosen('b', 'brightline', 'fernhill')).toMatchObject({ values: { [name]: 'b' }, errors: {} });
    expect(chosen('d', 'brightline', 'brightline')).toMatchObject({ values: { [name]: 'd' }, errors: {} });
  });

  test('the notice goes with the next choice, and the one after the same change is not given up again', () => {
    const block = form({ value: null, ...of('fernhill') });
    const draft = edit(block, chosen('d', 'brightline', 'fernhill'), name, 'a');
    expect(draft.errors).toEqual({});
    expect(followServer(block, draft)).toMatchObject({ values: { [name]: 'a' }, errors: {} });
  });

  test('what is saved stays, whatever the options are for', () => {
    const first = form({ value: 'd', ...of('brightline') });
    expect(followServer(form({ value: 'd', ...of('fernhill') }), followServer(first, undefined))).toMatchObject({
      ...{ values: { [name]: 'd' }, errors: {} },
    });
  });
});
