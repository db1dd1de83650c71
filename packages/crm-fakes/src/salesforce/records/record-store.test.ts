import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSchema } from '../schema/schema.ts';
import { account } from '../schema/standard/account.ts';
import { createRecordStore, type RecordStore } from './record-store.ts';

const object = account();
const schema = createSchema([object]);

type Change = { kind: 'put'; key: number; name: string } | { kind: 'remove'; key: number };
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), key: fc.nat(5), name: fc.string() }),
  fc.record({ kind: fc.constant('remove' as const), key: fc.nat(5) }),
);

function apply(store: RecordStore, changes: readonly Change[]): void {
  for (const each of changes) {
    const Id = `00100000000000${each.key}AAA`;
    if (each.kind === 'put') store.put(schema.getObject('Account'), { Id, Name: each.name });
    else store.remove(schema.getObject('Account'), Id);
  }
}

const sorted = (store: RecordStore) => [...store.list(object)].sort((a, b) => (a.Id < b.Id ? -1 : 1));

describe('transactions of the record store', () => {
  test('whatever a failed one did is undone', () => {
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (before, within) => {
        const store = createRecordStore(() => {});
        apply(store, before);
        const expected = sorted(store);
        const fail = () =>
          store.transaction(() => {
            apply(store, within);
            throw new Error('undo');
          });
        expect(fail).toThrow('undo');
        expect(sorted(store)).toEqual(expected);
      }),
    );
  });

  test('one that fails inside another takes only its own work along', () => {
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (outer, inner) => {
        const store = createRecordStore(() => {});
        const expected = createRecordStore(() => {});
        apply(expected, outer);
        store.transaction(() => {
          apply(store, outer);
          const fail = () =>
            store.transaction(() => {
              apply(store, inner);
              throw new Error('undo');
            });
          expect(fail).toThrow('undo');
        });
        expect(sorted(store)).toEqual(sorted(expected));
      }),
    );
  });

  test('a change is told once when the outermost has ended, and not when it was undone', () => {
    let told = 0;
    const store = createRecordStore(() => {
      told += 1;
    });
    store.transaction(() => {
      apply(store, [{ kind: 'put', key: 1, name: 'A' }]);
      store.transaction(() => apply(store, [{ kind: 'put', key: 2, name: 'B' }]));
      expect(told).toBe(0);
    });
    expect(told).toBe(1);
    expect(() =>
      store.transaction(() => {
        apply(store, [{ kind: 'remove', key: 1 }]);
        throw new Error('undo');
      }),
    ).toThrow();
    expect(told).toBe(1);
  });
});
