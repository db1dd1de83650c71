import { createManualClock } from '@tierline/crm-fakes/clock';
import { describe, expect, it } from 'vitest';
import { createDirectory } from './directory.ts';

function openDirectory(tables: (Record<string, string> | Error)[]) {
  const clock = createManualClock('2026-11-23T10:00:00Z');
  let loads = 0;
  const directory = createDirectory(async () => {
    const table = tables[Math.min(loads, tables.length - 1)] ?? {};
    loads += 1;
    if (table instanceof Error) throw table;
    return new Map(Object.entries(table));
  }, clock.now);
  return { clock, directory, loads: () => loads };
}

describe('a directory', () => {
  it('is loaded once for all who ask at the same time, and kept for ten minutes', async () => {
    const { clock, directory, loads } = openDirectory([{ one: 'One' }, { one: 'Uno' }]);
    const [table] = await Promise.all([directory.knowing(['one']), directory.knowing(['one'])]);
    expect(table.get('one')).toBe('One');
    clock.advance({ seconds: 599 });
    expect((await directory.knowing(['one'])).get('one')).toBe('One');
    expect(loads()).toBe(1);
    clock.advance({ seconds: 1 });
    expect((await directory.knowing(['one'])).get('one')).toBe('Uno');
  });

  it('is loaded anew for an id that it lacks, but not at every turn', async () => {
    const { clock, directory, loads } = openDirectory([{}, { two: 'Two' }]);
    await directory.knowing(['two']);
    expect((await directory.until((table) => table.has('two'))).has('two')).toBe(false);
    expect((await directory.knowing(['two'])).has('two')).toBe(false);
    expect(loads()).toBe(1);
    clock.advance({ minutes: 1 });
    expect((await directory.knowing(['two'])).get('two')).toBe('Two');
  });

  it('is not asked for when nobody needs it', async () => {
    const { directory, loads } = openDirectory([{}]);
    await directory.knowing([]);
    expect(loads()).toBe(0);
  });

  it('does not keep a failure', async () => {
    const { directory } = openDirectory([new Error('busy'), { one: 'One' }]);
    await expect(directory.knowing(['one'])).rejects.toThrow('busy');
    expect((await directory.knowing(['one'])).get('one')).toBe('One');
  });
});
