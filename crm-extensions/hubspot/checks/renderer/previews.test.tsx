import { Alert, LoadingSpinner, StatisticsItem, TableHeader, Toggle } from '@hubspot/ui-extensions';
import { playScene } from '@tierline/blocks/gallery';
import { answer, drawing } from '@tierline/blocks/gallery/scene';
import type { AskAnswer, AskInput, Reply, Transport } from '@tierline/blocks/protocol';
import type { FormBlock } from '@tierline/blocks/vocabulary';
import { expect, test, vi } from 'vitest';
import { drawnOn, type Mounted, mount, play } from '../testing/mount.tsx';
import { buttonOf, press } from '../testing/press.ts';

const FORM: FormBlock = {
  kind: 'form',
  id: 'contract',
  fields: [{ type: 'toggle', name: 'live', label: 'Live', value: false }],
  submit: { id: 'save', label: 'Save', call: 'contract.save', input: {} },
  preview: { label: 'What saving changes', call: 'contract.dryRun', input: {}, unfinished: 'Finish it first.' },
};

const pairs = (count: number): Reply<AskAnswer> =>
  answer<AskAnswer>({
    kind: 'preview',
    blocks: [{ kind: 'text', id: 'pairs', text: `${count} pairs are gained.` }],
    carry: { seen: count },
  });

/** A server whose dry runs answer when the test says. */
function held(form: FormBlock = FORM) {
  const waiting: { input: AskInput['input']; say(reply: Reply<AskAnswer>): void }[] = [];
  const acted: unknown[] = [];
  const scene = drawing('held', 'A contract', [form]);
  const transport: Transport = (procedure, asked) => {
    if (procedure === 'screen.act') acted.push(asked);
    if (procedure !== 'screen.ask') return playScene(scene)(procedure, asked);
    return new Promise((resolve) => {
      waiting.push({ input: (asked as AskInput).input, say: resolve as (reply: Reply<AskAnswer>) => void });
    });
  };
  return { page: mount(transport), waiting, acted };
}

const turnOn = (page: Mounted) => page.find(Toggle).props.onChange?.(true);

test('what saving changes stands beneath the fields, drawn like any blocks, with tables that go on (row 90)', async () => {
  const page = await play('form-preview');
  await page.waitFor(() => page.find(StatisticsItem, { label: 'Pairs gained' }));
  expect(drawnOn(page)).toContain('What saving changes');
  expect(drawnOn(page)).toContain('5 of 23');
  press(buttonOf(page, 'Show more'));
  await page.waitFor(() => expect(drawnOn(page)).toContain('10 of 23'));
  expect(page.find(TableHeader).text).toBe('Reseller');
});

test('a spinner shows at first only: later the last answer stays until the next one is there', async () => {
  const { page, waiting } = held();
  await page.waitFor(() => page.find(LoadingSpinner, { label: 'Working …' }));
  waiting[0]?.say(pairs(7));
  await page.waitFor(() => expect(drawnOn(page)).toContain('7 pairs'));
  turnOn(page);
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  expect(drawnOn(page)).toContain('7 pairs');
  expect(page.findAll(LoadingSpinner)).toEqual([]);
  waiting[1]?.say(pairs(41));
  await page.waitFor(() => expect(drawnOn(page)).toContain('41 pairs'));
  expect(drawnOn(page)).not.toContain('7 pairs');
});

test('what was not seen cannot be saved; then it is saved with what the preview carried', async () => {
  const { page, waiting, acted } = held();
  await page.waitFor(() => expect(waiting).toHaveLength(1));
  waiting[0]?.say(pairs(7));
  turnOn(page);
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  expect(buttonOf(page, 'Save').props.disabled).toBe(true);
  waiting[1]?.say(pairs(41));
  await page.waitFor(() => expect(buttonOf(page, 'Save').props.disabled).toBe(false));
  press(buttonOf(page, 'Save'));
  await page.waitFor(() => expect(acted).toMatchObject([{ input: { live: true, seen: 41 } }]));
});

test('before anything was changed, and while something is missing, a sentence stands in its place', async () => {
  expect(drawnOn(await play('form-preview-untouched'))).toContain('Change something to see what that would do.');
  const page = await play('form-preview-unfinished');
  expect(drawnOn(page)).toContain('Finish the conditions to see what this rule would change.');
  expect(page.findAll(LoadingSpinner)).toEqual([]);
});

test('a preview without an answer says so and can be asked again; a refused one says why', async () => {
  const { page, waiting } = held();
  await page.waitFor(() => expect(waiting).toHaveLength(1));
  waiting[0]?.say({ ok: false, unreachable: true });
  await page.waitFor(() => page.find(Alert, { title: 'Tierline cannot be reached right now' }));
  press(buttonOf(page, 'Try again'));
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  waiting[1]?.say(pairs(7));
  await page.waitFor(() => expect(drawnOn(page)).toContain('7 pairs'));
  expect(page.maybeFind(Alert)).toBeNull();
  const refused = await play('form-preview-refused');
  await refused.waitFor(() =>
    expect(refused.find(Alert).props.title).toContain('You may read rules, but not try them.'),
  );
});

test('a fault that the preview finds stands at its field', async () => {
  const page = await play('form-preview-errors');
  await page.waitFor(() => expect(drawnOn(page)).toContain('There is a rule “public sector in EMEA” already.'));
});
