import { Alert, Button, LoadingSpinner } from '@hubspot/ui-extensions';
import { playScene } from '@tierline/blocks/gallery';
import type { ActInput, Reply, Transport } from '@tierline/blocks/protocol';
import { beforeEach, expect, test, vi } from 'vitest';
import { drawnOn, mount, play, sceneOf } from '../testing/mount.tsx';
import { buttonOf, press, questionOf, reactions } from '../testing/press.ts';

beforeEach(() => {
  vi.clearAllMocks();
});

test('an action is carried out by its press, and the page says so by its own alert', async () => {
  const page = await play('actions');
  press(buttonOf(page, 'Go ahead'));
  await page.waitFor(() => expect(page.mocks.actions.addAlert.calls).toHaveLength(1));
  expect(page.mocks.actions.addAlert.calls).toEqual([[{ type: 'success', title: 'Done', message: '' }]]);
});

test('a deed that needs a word asks first, in a modal of its own, and closes it before it goes ahead', async () => {
  const page = await play('actions');
  const remove = buttonOf(page, 'Remove');
  expect(remove.props.variant).toBe('secondary');
  const question = questionOf(remove);
  expect(question.modal.props).toMatchObject({ title: 'Clear the distributor?', variant: 'danger' });
  expect(question.modal.toString()).toContain('The history keeps that it stood there.');
  expect(buttonOf(question, 'Clear the distributor').props.variant).toBe('destructive');
  press(buttonOf(question, 'Clear the distributor'));
  expect(reactions.closeModal).toHaveBeenCalledWith(question.modal.props.id);
  await page.waitFor(() => expect(page.mocks.actions.addAlert.calls).toHaveLength(1));
});

test('cancelling the question closes it and does nothing', async () => {
  const page = await play('actions');
  const question = questionOf(buttonOf(page, 'Remove'));
  press(buttonOf(question, 'Cancel'));
  expect(reactions.closeModal).toHaveBeenCalledWith(question.modal.props.id);
  expect(page.mocks.actions.addAlert.calls).toEqual([]);
});

test('an action that cannot be pressed says why beneath the row', async () => {
  const page = await play('actions');
  expect(buttonOf(page, 'Not now').props.disabled).toBe(true);
  expect(drawnOn(page)).toContain('Not now: The contract with this distributor ended');
});

/** Answers acts one after the other with what is given, and keeps their keys. */
function scripted(acts: (Reply<never> | 'never')[]) {
  const keys: string[] = [];
  const scene = sceneOf('actions');
  const transport: Transport = (procedure, input) => {
    if (procedure !== 'screen.act') return playScene(scene)(procedure, input);
    keys.push((input as ActInput).key);
    const act = acts[keys.length - 1];
    return playScene({ ...scene, ...(act && { act }) })(procedure, input);
  };
  return { transport, keys };
}

const UNREACHABLE: Reply<never> = { ok: false, unreachable: true };

test('without an answer nobody knows what happened: trying again goes under the same key', async () => {
  const { transport, keys } = scripted([UNREACHABLE]);
  const page = mount(transport);
  await page.waitFor(() => page.find(Button));
  press(buttonOf(page, 'Go ahead'));
  await page.waitFor(() => page.find(Alert, { title: 'Tierline cannot be reached right now' }));
  expect(drawnOn(page)).toContain('Trying again is safe: nothing is done twice.');
  press(buttonOf(page, 'Try again'));
  await page.waitFor(() => expect(keys).toHaveLength(2));
  expect(keys[1]).toBe(keys[0]);
  await page.waitFor(() => expect(page.maybeFind(Alert)).toBeNull());
});

test('a refusal says its sentence and can be waved away', async () => {
  const { transport } = scripted([{ ok: false, problem: { code: 'crm_rejected', text: 'HubSpot said no.' } }]);
  const page = mount(transport);
  await page.waitFor(() => page.find(Button));
  press(buttonOf(page, 'Go ahead'));
  await page.waitFor(() => page.find(Alert, { title: 'HubSpot said no.', variant: 'danger' }));
  press(buttonOf(page, 'Dismiss'));
  await page.waitFor(() => expect(page.maybeFind(Alert)).toBeNull());
});

test('while it is under way, the row says so', async () => {
  const { transport } = scripted(['never']);
  const page = mount(transport);
  await page.waitFor(() => page.find(Button));
  press(buttonOf(page, 'Go ahead'));
  await page.waitFor(() => page.find(LoadingSpinner, { label: 'Working …' }));
});

test('a record to open is offered as a link, for no code may lead a person off the page', async () => {
  const scene = sceneOf('actions');
  if (scene.open === 'never' || !scene.open.ok) throw new Error('the scene has no screen');
  const effects = [{ do: 'open' as const, record: { object: 'companies', id: '15' } }];
  const page = mount(playScene({ ...scene, act: { ok: true, answer: { effects, screen: scene.open.answer } } }));
  await page.waitFor(() => page.find(Button));
  press(buttonOf(page, 'Go ahead'));
  await page.waitFor(() =>
    expect(drawnOn(page)).toContain('href="https://app.hubspot.com/contacts/999/record/0-2/15"'),
  );
});
