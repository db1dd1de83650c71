import { expect, test } from 'vitest';
import { ok, opened, screen, UNREACHABLE } from './testing/fake-host.ts';
import { clear, form, textField, toggle } from './testing/sample-blocks.ts';

const done = (blocks = [form({ value: 'b' })]) => ok({ effects: [], screen: screen(blocks) });

test('saving sends the values of the fields beside the input of the action, and draws the screen of the answer', async () => {
  const host = await opened([form()]);
  host.client.edit('choose', 'secondPartner', 'b');
  void host.client.submit('choose');
  expect(host.client.view().busy).toEqual({ action: 'save', form: 'choose' });
  expect(host.last('screen.act').input).toEqual({
    screen: 'deal',
    params: {},
    host: { vocabulary: 1, locale: 'en-US' },
    call: 'secondPartner.assign',
    input: { deal: 'd1', secondPartner: 'b' },
    key: 'key-1',
  });
  await host.last('screen.act').reply(done());
  expect(host.client.view()).toMatchObject({ busy: null, trouble: null });
  expect(host.client.view().drafts.choose).toMatchObject({ values: { secondPartner: 'b' }, dirty: false });
});

test('effects go to the host', async () => {
  const host = await opened([form()]);
  void host.client.act(clear);
  const record = { object: 'Opportunity', id: '006' };
  const effects = [
    { do: 'toast' as const, tone: 'good' as const, title: 'Saved' },
    { do: 'refresh' as const, record },
  ];
  await host.last('screen.act').reply(ok({ effects, screen: screen([]) }));
  expect(host.effects).toEqual(effects);
});

test('a second press while the first is under way does nothing', async () => {
  const host = await opened([form({ suggestion: 'a' })]);
  void host.client.submit('choose');
  void host.client.submit('choose');
  void host.client.act(clear);
  expect(host.count('screen.act')).toBe(1);
});

test('an intent without an answer goes under the same key when it is retried, and when it is pressed again', async () => {
  const host = await opened([form({ suggestion: 'a' })]);
  void host.client.submit('choose');
  await host.last('screen.act').reply(UNREACHABLE);
  expect(host.client.view()).toMatchObject({ busy: null, trouble: { kind: 'unreachable', of: 'act' } });
  void host.client.retry();
  await host.last('screen.act').reply(UNREACHABLE);
  void host.client.submit('choose');
  await host.last('screen.act').reply(done());
  const keys = host.sent.flatMap(({ input }) => ('key' in input ? [input.key] : []));
  expect(keys).toEqual(['key-1', 'key-1', 'key-1']);
  expect(host.client.view().trouble).toBeNull();
});

test('another choice is another intent with its own key, and so is the same choice after an answer', async () => {
  const host = await opened([form({ suggestion: 'a' })]);
  void host.client.submit('choose');
  await host.last('screen.act').reply(UNREACHABLE);
  host.client.edit('choose', 'secondPartner', 'c');
  void host.client.submit('choose');
  expect(host.last('screen.act').input).toMatchObject({ key: 'key-2', input: { secondPartner: 'c' } });
  await host.last('screen.act').reply({ ok: false, problem: { code: 'not_eligible', text: 'No contract.' } });
  void host.client.submit('choose');
  expect(host.last('screen.act').input.key).toBe('key-3');
});

test('a fault may have come after the deed, so it is retried under the same key', async () => {
  const host = await opened([form({ suggestion: 'a' })]);
  void host.client.submit('choose');
  await host.last('screen.act').reply({ ok: false, problem: { code: 'fault', text: 'Broken.', reference: 'r1' } });
  expect(host.client.view().trouble).toMatchObject({ kind: 'refused', problem: { reference: 'r1' }, of: 'act' });
  void host.client.retry();
  expect(host.last('screen.act').input.key).toBe('key-1');
});

test('a refusal of a field is shown at the field until that field is edited', async () => {
  const host = await opened([form()]);
  host.client.edit('choose', 'secondPartner', 'b');
  void host.client.submit('choose');
  const problem = { code: 'not_eligible', text: 'No contract.', field: 'secondPartner' };
  await host.last('screen.act').reply({ ok: false, problem });
  expect(host.client.view()).toMatchObject({ busy: null, trouble: null });
  expect(host.client.view().drafts.choose).toMatchObject({
    errors: { secondPartner: 'No contract.' },
    values: { secondPartner: 'b' },
  });
  host.client.edit('choose', 'secondPartner', 'c');
  expect(host.client.view().drafts.choose?.errors).toEqual({});
});

test('a refusal of anything else is shown at the screen until it is dismissed, through every redraw', async () => {
  const host = await opened([form()]);
  void host.client.act(clear);
  await host.last('screen.act').reply({ ok: false, problem: { code: 'locked', text: 'Locked.', field: 'elsewhere' } });
  void host.client.refresh();
  await host.last('screen.open').reply(ok(screen([form({ value: 'a' })])));
  expect(host.client.view().trouble).toMatchObject({ kind: 'refused', problem: { text: 'Locked.' } });
  host.client.dismiss();
  expect(host.client.view().trouble).toBeNull();
});

test('a form with a required field left blank is not sent', async () => {
  const host = await opened([form({ required: true })]);
  await host.client.submit('choose');
  expect(host.count('screen.act')).toBe(0);
  expect(host.client.view().drafts.choose).toMatchObject({ attempted: true, missing: ['secondPartner'] });
  host.client.edit('choose', 'secondPartner', 'a');
  void host.client.submit('choose');
  expect(host.count('screen.act')).toBe(1);
});

test('text and toggles are sent as they were put in; text that is too long is not sent, and is not cut', async () => {
  const fields = [textField('code', { most: 3 }), textField('note', { value: 'old' }), toggle('on')];
  const host = await opened([form({}, { fields })]);
  host.client.edit('choose', 'code', 'ABCD');
  host.client.edit('choose', 'note', '');
  host.client.edit('choose', 'on', true);
  await host.client.submit('choose');
  expect(host.count('screen.act')).toBe(0);
  expect(host.client.view().drafts.choose).toMatchObject({ attempted: true, values: { code: 'ABCD' } });
  host.client.edit('choose', 'code', ' AB');
  void host.client.submit('choose');
  expect(host.last('screen.act').input.input).toEqual({ deal: 'd1', code: ' AB', note: null, on: true });
});

test('what is typed into a text while a save is under way survives its answer, and so does a switched toggle', async () => {
  const blocks = (code: string | null) => [form({}, { fields: [textField('code', { value: code }), toggle('on')] })];
  const host = await opened(blocks(null));
  host.client.edit('choose', 'code', 'AB');
  void host.client.submit('choose');
  host.client.edit('choose', 'code', 'ABC');
  host.client.edit('choose', 'on', true);
  await host.last('screen.act').reply(done(blocks('AB')));
  expect(host.client.view().drafts.choose).toMatchObject({ values: { code: 'ABC', on: true }, dirty: true });
});

test('what has a reason against it is not sent', async () => {
  const host = await opened([form({ value: 'a' }, { submit: { ...clear, disabled: 'Read only.' } })]);
  await host.client.submit('choose');
  await host.client.act({ ...clear, disabled: 'Read only.' });
  expect(host.count('screen.act')).toBe(0);
});

test('a row action carries its row', async () => {
  const host = await opened([]);
  void host.client.act(clear, { table: 'rejected', row: 'w7' });
  expect(host.last('screen.act').input.input).toEqual({ deal: 'd1', row: 'w7' });
  expect(host.client.view().busy).toEqual({ action: 'clear', table: 'rejected', row: 'w7' });
});

test('what is typed while a save is under way survives its answer', async () => {
  const host = await opened([form()]);
  host.client.edit('choose', 'secondPartner', 'b');
  void host.client.submit('choose');
  host.client.edit('choose', 'secondPartner', 'c');
  await host.last('screen.act').reply(done());
  expect(host.client.view().drafts.choose).toMatchObject({ values: { secondPartner: 'c' }, dirty: true });
});

test('an act that ends after another screen was opened still tells the host, and leaves that screen alone', async () => {
  const host = await opened([form()]);
  void host.client.act(clear);
  const act = host.last('screen.act');
  void host.client.open('organization');
  await host.last('screen.open').reply(ok(screen([{ kind: 'text', id: 't', text: 'the other screen' }])));
  await act.reply(ok({ effects: [{ do: 'toast', tone: 'good', title: 'Saved' }], screen: screen([form()]) }));
  expect(host.effects).toHaveLength(1);
  expect(host.client.view().blocks).toMatchObject([{ text: 'the other screen' }]);
});
