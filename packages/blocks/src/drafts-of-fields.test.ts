import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draft, discard, edit, followServer } from './drafts.ts';
import { conditions, date, form, group, line, multi, textField, toggle } from './testing/sample-blocks.ts';
import type { Json } from './value.ts';
import type { Field, FormBlock } from './vocabulary.ts';

const formOf = (...fields: Field[]) => form({}, { fields });
const put = (block: FormBlock, name: string, value: Json, draft = followServer(block, undefined)) =>
  edit(block, draft, name, value);

describe('a text', () => {
  test('that was emptied holds nothing, and is then as the server has it', () => {
    const block = formOf(textField('code'));
    const typed = put(block, 'code', 'AB');
    expect(typed).toMatchObject({ values: { code: 'AB' }, dirty: true });
    expect(put(block, 'code', '', typed)).toMatchObject({ values: { code: null }, dirty: false });
  });

  test('keeps the blanks at its ends: only the server takes them away, and its text is shown then', () => {
    const typed = put(formOf(textField('code')), 'code', '  AB ');
    expect(typed.values).toEqual({ code: '  AB ' });
    const saved = followServer(formOf(textField('code', { value: 'AB' })), typed, typed.values);
    expect(saved).toMatchObject({ values: { code: 'AB' }, dirty: false });
  });

  test('that is required is missing while nothing is typed', () => {
    const block = formOf(textField('code', { required: true }));
    expect(followServer(block, undefined).missing).toEqual(['code']);
    expect(put(block, 'code', 'A').missing).toEqual([]);
    expect(put(block, 'code', '').missing).toEqual(['code']);
  });

  test('that is too long is kept whole and named, until it is short enough or the server allows more', () => {
    const typed = put(formOf(textField('code', { most: 3 })), 'code', 'ABCD');
    expect(typed).toMatchObject({ values: { code: 'ABCD' }, overlong: ['code'] });
    expect(put(formOf(textField('code', { most: 3 })), 'code', 'ABC', typed).overlong).toEqual([]);
    expect(followServer(formOf(textField('code', { most: 4 })), typed).overlong).toEqual([]);
  });
});

describe('a toggle', () => {
  test('is never missing, and off is a value like on', () => {
    const block = formOf(toggle('module', { value: true }));
    const off = put(block, 'module', false);
    expect(off).toMatchObject({ values: { module: false }, dirty: true, missing: [] });
    expect(put(block, 'module', true, off).dirty).toBe(false);
    expect(discard(block, off).values).toEqual({ module: true });
  });

  test('that was switched stays while the server redraws, and follows once it was saved', () => {
    const switched = put(formOf(toggle('module')), 'module', true);
    const redrawn = formOf(toggle('module', { help: 'Anew.' }));
    expect(followServer(redrawn, switched).values).toEqual({ module: true });
    expect(followServer(redrawn, switched, { module: true }).values).toEqual({ module: false });
  });
});

describe('a choice of several', () => {
  test('is as saved whatever the order in which it was made', () => {
    const block = formOf(multi('lines', { value: ['a', 'b'] }));
    const turned = put(block, 'lines', ['b', 'a']);
    expect(turned).toMatchObject({ values: { lines: ['b', 'a'] }, dirty: false, touched: false });
    expect(put(block, 'lines', ['b'])).toMatchObject({ dirty: true, touched: true });
    expect(followServer(formOf(multi('lines', { value: ['c'] })), turned).values).toEqual({ lines: ['c'] });
  });

  test('that is required is missing while nothing is chosen', () => {
    const block = formOf(multi('lines', { required: true }));
    expect(followServer(block, undefined).missing).toEqual(['lines']);
    expect(put(block, 'lines', ['a']).missing).toEqual([]);
  });

  test('is untouched again once exactly it was accepted', () => {
    const chosen = put(formOf(multi('lines')), 'lines', ['a', 'b']);
    const saved = followServer(formOf(multi('lines', { value: ['b', 'a'] })), chosen, chosen.values);
    expect(saved).toMatchObject({ values: { lines: ['b', 'a'] }, dirty: false });
  });
});

describe('a day', () => {
  test('that was emptied holds nothing, and is missing where it is required', () => {
    const block = formOf(date('until', { value: '2027-01-31', required: true }));
    expect(put(block, 'until', '')).toMatchObject({ values: { until: null }, dirty: true, missing: ['until'] });
    expect(put(block, 'until', '2027-02-28').missing).toEqual([]);
  });
});

describe('conditions', () => {
  const finished = line('c', 'region', 'any_of', ['emea']);
  const unfinishedWith = (...items: Parameters<typeof group>[2][]) =>
    followServer(formOf(conditions('partner', group('root', 'and', ...items))), undefined).unfinished;

  test('are unfinished as long as a line lacks something, or a group within has no line', () => {
    expect(unfinishedWith()).toEqual([]);
    expect(unfinishedWith(finished, line('d', 'region', 'blank'))).toEqual([]);
    expect(unfinishedWith(finished, line('d'))).toEqual(['partner']);
    expect(unfinishedWith(line('d', 'region'))).toEqual(['partner']);
    expect(unfinishedWith(line('d', 'region', 'any_of'))).toEqual(['partner']);
    expect(unfinishedWith(finished, group('g', 'or'))).toEqual(['partner']);
    expect(unfinishedWith(group('g', 'or', group('h', 'and', line('d', 'region'))))).toEqual(['partner']);
  });

  test('about what is not offered any more are unfinished, for that is what a person sees', () => {
    expect(unfinishedWith(line('d', 'country', 'any_of', ['de']))).toEqual(['partner']);
    expect(unfinishedWith(line('d', 'region', 'starts_with', ['E']))).toEqual(['partner']);
  });

  test('are never missing, and dirty only while they say something else', () => {
    const block = formOf(conditions('partner', group('root', 'and', finished)));
    const turned = put(block, 'partner', group('root', 'or', finished));
    expect(turned).toMatchObject({ dirty: true, touched: true, missing: [] });
    expect(put(block, 'partner', group('root', 'and', finished), turned)).toMatchObject({ dirty: false });
  });

  test('that were edited stay while the server redraws', () => {
    const edited = put(formOf(conditions('partner', group('root', 'and'))), 'partner', group('root', 'and', finished));
    const redrawn = formOf(conditions('partner', group('root', 'or')));
    expect(followServer(redrawn, edited).values).toEqual({ partner: group('root', 'and', finished) });
  });
});

test('a suggestion that nobody touched is worth saving, but is nothing that a person would lose', () => {
  const block = form({ suggestion: 'a' });
  expect(followServer(block, undefined)).toMatchObject({ dirty: true, touched: false });
  expect(put(block, 'secondPartner', 'b')).toMatchObject({ dirty: true, touched: true });
});

test('what was typed is not carried into another kind of field that took its name', () => {
  const typed = put(formOf(textField('it')), 'it', 'words');
  expect(followServer(formOf(toggle('it')), typed).values).toEqual({ it: false });
  const switched = put(formOf(toggle('it')), 'it', true);
  expect(followServer(formOf(textField('it')), switched).values).toEqual({ it: null });
  expect(followServer(formOf(date('it')), typed).values).toEqual({ it: null });
  expect(followServer(formOf(multi('it')), typed).values).toEqual({ it: [] });
  expect(followServer(formOf(conditions('it', group('root', 'and'))), typed).values).toEqual({
    it: group('root', 'and'),
  });
});

test('however often the server redraws while a person types, every character is kept until the server says the same', () => {
  const server = fc.record({ text: fc.option(fc.string()), on: fc.boolean(), help: fc.string() });
  const typing = fc.array(fc.record({ words: fc.string({ minLength: 1 }), server }), { minLength: 1, maxLength: 12 });
  const blockOf = ({ text, on, help }: { text: string | null; on: boolean; help: string }) =>
    formOf(textField('text', { value: text, help }), toggle('on', { value: on }));
  fc.assert(
    fc.property(server, typing, (first, turns) => {
      let says = first;
      let draft: Draft = followServer(blockOf(says), undefined);
      let words = '';
      for (const turn of turns) {
        words += turn.words;
        draft = edit(blockOf(says), draft, 'text', words);
        const isOwn = words !== says.text;
        says = turn.server;
        draft = followServer(blockOf(says), draft);
        expect(draft.values).toEqual({ text: isOwn ? words : says.text, on: says.on });
      }
    }),
  );
});
