import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draft, discard, edit, followServer } from './drafts.ts';
import { form, option, picker } from './testing/sample-blocks.ts';
import type { FormBlock } from './vocabulary.ts';

const name = 'secondPartner';
const shown = (draft: Draft) => draft.values[name];
const typed = (block: FormBlock, value: string | null, draft = followServer(block, undefined)) =>
  edit(block, draft, name, value);

describe('an untouched field', () => {
  test('follows the server', () => {
    const draft = followServer(form({ value: 'a' }), undefined);
    expect(shown(followServer(form({ value: 'b' }), draft))).toBe('b');
  });

  test('is filled with the suggestion, and saving that would change something', () => {
    expect(followServer(form({ suggestion: 'a' }), undefined)).toMatchObject({ values: { [name]: 'a' }, dirty: true });
    expect(followServer(form({ value: 'b', suggestion: 'a' }), undefined)).toMatchObject({
      values: { [name]: 'b' },
      dirty: false,
    });
  });
});

describe('a touched field', () => {
  test('stays while the server says something else', () => {
    const draft = typed(form({ value: 'a' }), 'b');
    expect(shown(followServer(form({ value: 'c' }), draft))).toBe('b');
  });

  test('that was cleared does not get its suggestion back', () => {
    const block = form({ suggestion: 'a' });
    const draft = followServer(block, typed(block, null));
    expect(draft).toMatchObject({ values: { [name]: null }, dirty: false });
  });

  test('follows again once it was put back, once it was saved, and once it can no longer be changed', () => {
    const block = form({ value: 'a' });
    expect(shown(followServer(form({ value: 'c' }), typed(block, 'a', typed(block, 'b'))))).toBe('c');
    expect(shown(followServer(form({ value: 'c' }), typed(block, 'b'), { [name]: 'b' }))).toBe('c');
    expect(shown(followServer(form({ value: 'c', disabled: 'Closed.' }), typed(block, 'b')))).toBe('c');
  });

  test('shows the server again when it is discarded', () => {
    const block = form({ value: 'a' });
    expect(discard(block, typed(block, 'b'))).toMatchObject({ values: { [name]: 'a' }, dirty: false });
  });
});

test('an option that came from a search is remembered with its label', () => {
  const block = form();
  const found = option('zzz', { label: 'Found far away' });
  const draft = edit(block, followServer(block, undefined), name, 'zzz', { chosen: { [name]: found } });
  expect(followServer(form({ value: 'a' }), draft).chosen).toEqual({ [name]: found });
});

test('a draft about which nothing changed is the very same object', () => {
  const draft = typed(form({ value: 'a' }), 'b');
  expect(followServer(form({ value: 'a' }), draft)).toBe(draft);
});

test('whatever the person and the server do in turn, each field shows the last word of whoever owns it', () => {
  const value = fc.constantFrom('a', 'b', 'c', null);
  const step = fc.oneof(
    fc.record({ by: fc.constant('person' as const), field: fc.constantFrom('one', 'two'), value }),
    fc.record({ by: fc.constant('server' as const), one: value, two: value }),
  );
  const block = (one: string | null, two: string | null) =>
    form({}, { fields: [picker({ name: 'one', value: one }), picker({ name: 'two', value: two })] });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const model = {
        server: { one: null, two: null } as Record<string, string | null>,
        own: new Map<string, string | null>(),
      };
      let drawn = block(null, null);
      let draft = followServer(drawn, undefined);
      for (const now of steps) {
        if (now.by === 'person') {
          draft = edit(drawn, draft, now.field, now.value);
          if (now.value === model.server[now.field]) model.own.delete(now.field);
          else model.own.set(now.field, now.value);
        } else {
          drawn = block(now.one, now.two);
          draft = followServer(drawn, draft);
          model.server = { one: now.one, two: now.two };
          for (const [field, own] of model.own) if (own === model.server[field]) model.own.delete(field);
        }
        for (const field of ['one', 'two']) {
          expect(draft.values[field]).toBe(model.own.has(field) ? model.own.get(field) : model.server[field]);
        }
        expect(draft.dirty).toBe(model.own.size > 0);
      }
    }),
  );
});
