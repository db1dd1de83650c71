import { Input, TextArea, Toggle } from '@hubspot/ui-extensions';
import { playScene } from '@tierline/blocks/gallery';
import type { Transport } from '@tierline/blocks/protocol';
import { describe, expect, test } from 'vitest';
import { drawnOn, type Mounted, mount, play, sceneOf } from '../testing/mount.tsx';
import { buttonOf, press } from '../testing/press.ts';
import { recordScene } from '../testing/record-scene.ts';

const save = (page: Mounted) => buttonOf(page, 'Save');
const input = (page: Mounted, name: string) => page.find(Input, { name });
const type = (page: Mounted, name: string, words: string) => input(page, name).props.onInput?.(words);
const turn = (page: Mounted, name: string, on: boolean) => page.find(Toggle, { name }).props.onChange?.(on);

describe('a text', () => {
  test('of one line is an Input and of several a TextArea, filled with what is saved', async () => {
    const { page } = await recordScene('form-text-long');
    expect(page.find(TextArea, { name: 'certificate' }).props).toMatchObject({ required: true, error: false });
    expect(page.find(TextArea, { name: 'certificate' }).props.defaultValue).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
    const filled = await play('form-text-filled');
    expect(input(filled, 'name').props.defaultValue).toBe('Acme Networks');
  });

  test('loses no letter however late this worker hears of it: the input is never told what to show', async () => {
    const { page, sentTo } = await recordScene('form-text');
    const before = input(page, 'code').props.defaultValue;
    for (const words of ['A', 'AB', 'ABC']) type(page, 'code', words);
    await page.waitFor(() => expect(save(page).props.disabled).toBe(false));
    expect(input(page, 'code').props).not.toHaveProperty('value');
    expect(input(page, 'code').props.defaultValue).toBe(before);
    press(save(page));
    await page.waitFor(() => expect(sentTo('screen.act')).toHaveLength(1));
    expect(sentTo('screen.act')[0]?.input).toMatchObject({ input: { code: 'ABC' } });
  });

  test('that was emptied is saved as nothing', async () => {
    const { page, sentTo } = await recordScene('form-text-filled');
    type(page, 'name', '');
    await page.waitFor(() => expect(save(page).props.disabled).toBe(false));
    press(save(page));
    await page.waitFor(() => expect(sentTo('screen.act')).toHaveLength(1));
    expect(sentTo('screen.act')[0]?.input).toMatchObject({ input: { name: null } });
  });

  test('that is too long is not cut: it says how long it is at once, and is not sent', async () => {
    const { page, sentTo } = await recordScene('form-text');
    type(page, 'code', 'ABCD-EFGH-JKLM-NPQR');
    await page.waitFor(() => expect(input(page, 'code').props.error).toBe(true));
    expect(input(page, 'code').props.validationMessage).toBe('At most 14 characters. It has 19.');
    press(save(page));
    type(page, 'code', 'ABCD-EFGH-JKLM');
    await page.waitFor(() => expect(input(page, 'code').props.error).toBe(false));
    expect(sentTo('screen.act')).toEqual([]);
  });

  test('that is required says so when saving is tried without it', async () => {
    const { page, sentTo } = await recordScene('form-fields');
    type(page, 'name', '');
    await page.waitFor(() => expect(save(page).props.disabled).toBe(false));
    expect(input(page, 'name').props.error).toBe(false);
    press(save(page));
    await page.waitFor(() => expect(input(page, 'name').props.validationMessage).toBe('Complete this field.'));
    expect(sentTo('screen.act')).toEqual([]);
  });

  test('shows a refusal until it is edited', async () => {
    const page = await play('form-text-refused');
    type(page, 'code', 'ABCD-EFGH-JKLN');
    await page.waitFor(() => expect(save(page).props.disabled).toBe(false));
    press(save(page));
    const said = () => input(page, 'code').props.validationMessage;
    await page.waitFor(() => expect(said()).toBe('This code was used already. Make a new one.'));
    type(page, 'code', 'A');
    await page.waitFor(() => expect(said()).toBeUndefined());
  });

  test('is what the server says again when the person cancels', async () => {
    const page = await play('form-text-filled');
    type(page, 'name', 'Acme');
    await page.waitFor(() => buttonOf(page, 'Cancel'));
    press(buttonOf(page, 'Cancel'));
    await page.waitFor(() => expect(save(page).props.disabled).toBe(true));
    expect(input(page, 'name').props.defaultValue).toBe('Acme Networks');
  });
});

test('half-typed text and a switched toggle outlive what the server says in the meantime; other fields follow it', async () => {
  const scene = sceneOf('form-fields');
  let answers = playScene(scene);
  const saved: unknown[] = [];
  const transport: Transport = (procedure, asked) => {
    if ('key' in asked) saved.push(asked.input);
    return answers(procedure, asked);
  };
  const page = mount(transport);
  await page.waitFor(() => save(page));
  type(page, 'name', 'Private');
  turn(page, 'active', false);
  if (scene.open === 'never' || !scene.open.ok) throw new Error('the scene does not open');
  const renamed = structuredClone(scene.open.answer);
  const [form] = renamed.blocks;
  if (form?.kind !== 'form') throw new Error('the scene has no form');
  for (const field of form.fields) {
    if (field.type === 'text') field.value = 'From the server';
    field.help = 'Anew.';
  }
  answers = playScene({ ...scene, open: { ok: true, answer: renamed }, act: { ok: false, unreachable: true } });
  press(save(page));
  await page.waitFor(() => buttonOf(page, 'Try again'));
  answers = playScene({ ...scene, act: { ok: true, answer: { effects: [], screen: renamed } } });
  type(page, 'name', 'Private Sector');
  press(buttonOf(page, 'Try again'));
  await page.waitFor(() => expect(page.find(TextArea, { name: 'note' }).props.defaultValue).toBe('From the server'));
  // An input that was replaced would begin with what was typed.
  expect(input(page, 'name').props.defaultValue).toBe('Public Sector');
  expect(save(page).props.disabled).toBe(false);
  press(save(page));
  await page.waitFor(() => expect(saved.at(-1)).toMatchObject({ name: 'Private Sector', note: 'From the server' }));
});

describe('a toggle', () => {
  test('shows what is saved, and is saved with the form', async () => {
    const { page, sentTo } = await recordScene('form-toggle');
    expect(page.find(Toggle, { name: 'module' }).props).toMatchObject({ label: 'Distribution', checked: true });
    turn(page, 'module', false);
    await page.waitFor(() => expect(page.find(Toggle, { name: 'module' }).props.checked).toBe(false));
    press(save(page));
    await page.waitFor(() => expect(sentTo('screen.act')).toHaveLength(1));
    expect(sentTo('screen.act')[0]?.input).toMatchObject({ input: { module: false, leads: false, long: false } });
  });

  test('says beneath it what it does, and why it was refused', async () => {
    const page = await play('form-toggle-refused');
    expect(drawnOn(page)).toContain('Off hides every card, and deletes nothing.');
    turn(page, 'module', true);
    await page.waitFor(() => expect(save(page).props.disabled).toBe(false));
    press(save(page));
    await page.waitFor(() => expect(drawnOn(page)).toContain('ended on 30 September'));
  });
});

test('fields that cannot be changed say why', async () => {
  const page = await play('form-fields-disabled');
  expect(input(page, 'name').props).toMatchObject({ readOnly: true, description: 'Only an admin can change this.' });
  expect(page.find(TextArea).props.readOnly).toBe(true);
  expect(page.find(Toggle).props.readonly).toBe(true);
  expect(drawnOn(page)).toContain('ended on 30 September');
});
