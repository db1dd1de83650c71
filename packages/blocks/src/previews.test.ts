import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AskAnswer } from './protocol.ts';
import { type FakeHost, ok, opened, screen, UNREACHABLE } from './testing/fake-host.ts';
import { conditions, form, group, line, table, textField } from './testing/sample-blocks.ts';
import type { Block, FormBlock, Preview } from './vocabulary.ts';

const preview: Preview = {
  call: 'rule.dryRun',
  input: { rule: 'r1' },
  label: 'What changes',
  unfinished: 'Finish it.',
};
const tree = (...items: Parameters<typeof group>[2][]) => group('root', 'and', ...items);
const rule = (more: Partial<FormBlock> = {}): FormBlock =>
  form(
    {},
    { fields: [textField('name', { required: true, value: 'A' }), conditions('partner', tree())], preview, ...more },
  );

const words = (text: string): Block => ({ kind: 'text', id: 'pairs', text });
type Previewed = Extract<AskAnswer, { kind: 'preview' }>;
const says = (text: string, more: Partial<Previewed> = {}) =>
  ok<AskAnswer>({ kind: 'preview', blocks: [words(text)], ...more });
const stateOf = (host: FakeHost) => host.client.view().previews.choose;
const saved = (blocks: Block[]) => ok({ effects: [], screen: screen(blocks) });

async function previewed(text = '3 pairs', more: Partial<Previewed> = {}, block = rule()) {
  const host = await opened([block]);
  await host.last('screen.ask').reply(says(text, more));
  return host;
}

describe('what saving would do', () => {
  test('is asked as soon as the form is there, with its values', async () => {
    const host = await opened([rule()]);
    expect(host.last('screen.ask').input).toMatchObject({
      call: 'rule.dryRun',
      input: { rule: 'r1', name: 'A', partner: tree() },
    });
    expect(stateOf(host)).toMatchObject({ status: 'asking', blocks: [] });
    await host.last('screen.ask').reply(says('3 pairs'));
    expect(stateOf(host)).toMatchObject({ status: 'current', blocks: [words('3 pairs')], trouble: null });
  });

  test('is asked without what it can do without, which the form is not saved without', async () => {
    const fields = [textField('name', { required: true, value: null }), conditions('partner', tree())];
    const host = await opened([rule({ fields, preview: { ...preview, without: ['name'] } })]);
    await host.last('screen.ask').reply(says('3 pairs'));
    expect(stateOf(host)).toMatchObject({ status: 'current', blocks: [words('3 pairs')] });
    await host.client.submit('choose');
    expect(host.count('screen.act')).toBe(0);
    expect(host.client.view().drafts.choose).toMatchObject({ attempted: true, missing: ['name'] });
  });

  test('is asked anew once the typing rests, and what was there before stays meanwhile', async () => {
    const host = await previewed();
    for (const name of ['AB', 'ABC']) {
      host.client.edit('choose', 'name', name);
      await host.pass(299);
    }
    expect(host.count('screen.ask')).toBe(1);
    expect(stateOf(host)).toMatchObject({ status: 'asking', blocks: [words('3 pairs')] });
    await host.pass(1);
    expect(host.last('screen.ask').input).toMatchObject({ input: { name: 'ABC' } });
    await host.last('screen.ask').reply(says('4 pairs'));
    expect(stateOf(host)).toMatchObject({ status: 'current', blocks: [words('4 pairs')] });
  });

  test('an answer that comes too late is not shown', async () => {
    const host = await previewed();
    host.client.edit('choose', 'name', 'AB');
    await host.pass(300);
    const late = host.last('screen.ask');
    host.client.edit('choose', 'name', 'ABC');
    await late.reply(says('late'));
    expect(stateOf(host)).toMatchObject({ status: 'asking', blocks: [words('3 pairs')] });
  });

  test('is not asked while something is missing, too long or unfinished', async () => {
    const host = await previewed();
    host.client.edit('choose', 'name', '');
    await host.pass(300);
    expect(stateOf(host)?.status).toBe('unfinished');
    host.client.edit('choose', 'name', 'B');
    host.client.edit('choose', 'partner', tree(line('c', 'region')));
    await host.pass(300);
    expect(stateOf(host)?.status).toBe('unfinished');
    expect(host.count('screen.ask')).toBe(1);
    host.client.edit('choose', 'partner', tree(line('c', 'region', 'blank')));
    await host.pass(300);
    expect(host.count('screen.ask')).toBe(2);
  });

  test('is not asked before anything was changed where that is said, nor after it was taken back', async () => {
    const host = await opened([rule({ preview: { ...preview, untouched: 'Change something.' } })]);
    expect(stateOf(host)?.status).toBe('untouched');
    host.client.edit('choose', 'name', 'B');
    await host.pass(300);
    await host.last('screen.ask').reply(says('3 pairs'));
    host.client.discard('choose');
    await host.pass(300);
    expect(stateOf(host)).toMatchObject({ status: 'untouched', blocks: [] });
    expect(host.count('screen.ask')).toBe(1);
  });

  test('is not asked again when the screen comes anew and nothing was changed', async () => {
    const host = await previewed();
    void host.client.refresh();
    await host.last('screen.open').reply(ok(screen([rule()])));
    expect(host.count('screen.ask')).toBe(1);
    void host.client.refresh();
    await host.last('screen.open').reply(ok(screen([rule({ preview: { ...preview, input: { rule: 'r2' } } })])));
    expect(host.count('screen.ask')).toBe(2);
  });

  test('that cannot be told says why, and can be asked for again', async () => {
    const host = await opened([rule()]);
    await host.last('screen.ask').reply(UNREACHABLE);
    expect(stateOf(host)).toMatchObject({ status: 'failed', trouble: { kind: 'unreachable' } });
    host.client.retryPreview('choose');
    await host.last('screen.ask').reply({ ok: false, problem: { code: 'not_authorized', text: 'No.' } });
    expect(stateOf(host)).toMatchObject({ status: 'failed', trouble: { kind: 'refused', problem: { text: 'No.' } } });
    host.client.retryPreview('choose');
    await host.last('screen.ask').reply(ok({ kind: 'options', options: [] }));
    expect(stateOf(host)).toMatchObject({ status: 'failed', trouble: { kind: 'unreachable' } });
    host.client.retryPreview('choose');
    await host.last('screen.ask').reply(says('3 pairs'));
    expect(stateOf(host)).toMatchObject({ status: 'current', trouble: null });
  });

  test('goes with its form, and a form without one has none', async () => {
    const host = await previewed();
    void host.client.refresh();
    const { preview: _preview, ...plain } = rule();
    await host.last('screen.open').reply(ok(screen([plain])));
    expect(host.client.view().previews).toEqual({});
    void host.client.refresh();
    await host.last('screen.open').reply(ok(screen([rule()])));
    expect(host.count('screen.ask')).toBe(2);
    void host.client.refresh();
    await host.last('screen.open').reply(ok(screen([])));
    expect(host.client.view().previews).toEqual({});
  });
});

describe('errors in a preview', () => {
  const errors = { name: 'There is a rule of this name.' };
  const errorsOf = (host: FakeHost) => host.client.view().drafts.choose?.errors;

  test('stand at their fields, keep the form from being saved, and go with the next answer', async () => {
    const host = await previewed('nothing', { errors });
    expect(errorsOf(host)).toEqual(errors);
    void host.client.submit('choose');
    expect(host.count('screen.act')).toBe(0);
    host.client.edit('choose', 'partner', tree(line('c', 'region', 'blank')));
    await host.pass(300);
    await host.last('screen.ask').reply(says('3 pairs'));
    expect(errorsOf(host)).toEqual({});
  });

  test('do not take away what saving was refused for', async () => {
    const host = await previewed();
    host.client.edit('choose', 'name', 'B');
    await host.pass(300);
    await host.last('screen.ask').reply(says('3 pairs'));
    void host.client.submit('choose');
    await host
      .last('screen.act')
      .reply({ ok: false, problem: { code: 'name_taken', text: 'B is taken.', field: 'name' } });
    await host.last('screen.ask').reply(says('3 pairs'));
    expect(errorsOf(host)).toEqual({ name: 'B is taken.' });
  });
});

describe('saving', () => {
  test('waits until what it would do is shown, then sends what the preview carried', async () => {
    const host = await opened([rule()]);
    void host.client.submit('choose');
    expect(host.count('screen.act')).toBe(0);
    expect(host.client.view().drafts.choose?.attempted).toBe(true);
    await host.last('screen.ask').reply(says('3 pairs', { carry: { seen: 'w7' } }));
    void host.client.submit('choose');
    expect(host.last('screen.act').input).toMatchObject({
      call: 'secondPartner.assign',
      input: { deal: 'd1', seen: 'w7', name: 'A', partner: tree() },
    });
  });

  test('asks anew afterwards, for something else is saved now', async () => {
    const host = await previewed();
    void host.client.submit('choose');
    await host.last('screen.act').reply(saved([rule()]));
    expect(host.count('screen.ask')).toBe(2);
    expect(stateOf(host)).toMatchObject({ status: 'asking', blocks: [words('3 pairs')] });
  });

  test('that is refused asks anew, for what the preview carried may be out of date', async () => {
    const host = await previewed('3 pairs', { carry: { seen: 'w7' } });
    void host.client.submit('choose');
    await host.last('screen.act').reply({ ok: false, problem: { code: 'overtaken', text: 'Look again.' } });
    await host.last('screen.ask').reply(says('5 pairs', { carry: { seen: 'w8' } }));
    void host.client.submit('choose');
    expect(host.last('screen.act').input).toMatchObject({ input: { seen: 'w8' } });
  });

  test('that got no answer goes again under its key, with what the preview carried then', async () => {
    const host = await previewed('3 pairs', { carry: { seen: 'w7' } });
    void host.client.submit('choose');
    const first = host.last('screen.act');
    await first.reply(UNREACHABLE);
    expect(host.count('screen.ask')).toBe(1);
    void host.client.retry();
    expect(host.last('screen.act').input).toEqual(first.input);
  });

  test('of unfinished conditions is not tried, and says so', async () => {
    const host = await opened([form({}, { fields: [conditions('partner', tree(line('c')))] })]);
    void host.client.submit('choose');
    expect(host.count('screen.act')).toBe(0);
    expect(host.client.view().drafts.choose).toMatchObject({ attempted: true, unfinished: ['partner'] });
  });
});

test('a table in a preview is searched, sorted and paged like any other, and follows the next preview', async () => {
  const pairs = (rule: string) =>
    table(['p1'], { id: 'pairs', after: 'p1', source: { call: 'pairs', input: { rule } } });
  const host = await opened([rule()]);
  const tell = (block: Block) => host.last('screen.ask').reply(ok({ kind: 'preview', blocks: [block] }));
  await tell({ kind: 'section', id: 's', title: 'Lost', blocks: [pairs('r1')] });
  host.client.moreRows('pairs');
  expect(host.last('screen.ask').input).toMatchObject({ call: 'pairs', input: { rule: 'r1', after: 'p1' } });
  await host.last('screen.ask').reply(ok({ kind: 'table', table: table(['p2'], { id: 'pairs' }) }));
  expect(host.client.view().tables.pairs?.table.rows.map(({ id }) => id)).toEqual(['p1', 'p2']);
  host.client.edit('choose', 'name', 'B');
  await host.pass(300);
  await tell(pairs('r2'));
  expect(host.last('screen.ask').input).toMatchObject({ call: 'pairs', input: { rule: 'r2', after: null } });
});

const step = fc.oneof(
  fc.record({ do: fc.constant('type' as const), name: fc.constantFrom('', 'A', 'B', 'C') }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(100, 300) }),
  fc.record({ do: fc.constant('answer' as const), nth: fc.nat(4) }),
  fc.record({ do: fc.constant('refresh' as const) }),
);

test('whatever is typed and in whatever order answers come, only a preview of the very values counts as current', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const host = await opened([rule()]);
      const answered = new Set<object>();
      for (const each of steps) {
        if (each.do === 'type') host.client.edit('choose', 'name', each.name);
        if (each.do === 'wait') await host.pass(each.ms);
        if (each.do === 'refresh') {
          void host.client.refresh();
          await host.last('screen.open').reply(ok(screen([rule()])));
        }
        const open = host.sent.filter((call) => call.procedure === 'screen.ask' && !answered.has(call));
        const call = each.do === 'answer' ? open[each.nth % Math.max(open.length, 1)] : undefined;
        if (call && 'input' in call.input) {
          answered.add(call);
          await call.reply(says(String(call.input.input.name)));
        }
        const { previews, drafts } = host.client.view();
        const name = drafts.choose?.values.name;
        if (previews.choose?.status === 'current') expect(previews.choose.blocks).toEqual([words(String(name))]);
        expect(previews.choose?.status === 'unfinished').toBe(name === null);
      }
    }),
  );
});
