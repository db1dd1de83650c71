import { VOCABULARY } from '@tierline/blocks/vocabulary';
import Screen from 'c/tierlineScreen';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  answered,
  button,
  clearPage,
  drawn,
  find,
  findAll,
  gateway,
  mount,
  mountScreen,
  play,
  refused,
  sceneOf,
  textOf,
  UNREACHABLE,
} from './platform/page.ts';

afterEach(clearPage);

const text = (words: string) => ({ kind: 'text', id: 'words', text: words });
const screen = (words: string, more: object = {}) => ({
  title: 'Distribution',
  blocks: [text(words)],
  watch: ['Partner__c', 'Account.Name'],
  ...more,
});
const callsOf = (procedure: string) =>
  gateway.mock.calls.map(([input]) => input).filter((input) => input.procedure === procedure);
const clear = { id: 'clear', label: 'Clear', call: 'secondPartner.clear', input: { deal: 'd1' } };
const withButton = {
  title: 'Distribution',
  blocks: [{ kind: 'actions', id: 'actions', actions: [clear] }],
  watch: ['Partner__c'],
};

/** What Salesforce's record cache tells the page. */
function emitRecord(modified: string, partner: string, name = 'City of Leipzig') {
  const account = { apiName: 'Account', id: '001', systemModstamp: modified, fields: { Name: { value: name } } };
  const fields = { Partner__c: { value: partner }, Account: { value: account } };
  const adapter = getRecord as unknown as { emit(record: object): void };
  adapter.emit({ apiName: 'Opportunity', id: '006', systemModstamp: modified, fields });
}

describe('opening', () => {
  test('asks the gateway for the screen that the layout names, about the record of the page', async () => {
    gateway.mockResolvedValue(answered(screen('hello')));
    const element = mountScreen();
    expect(find(element, 'c-tierline-skeleton')).toBeTruthy();
    await drawn();
    const [input] = callsOf('screen.open');
    expect(input).toMatchObject({ recordId: '006000000000001AAA', watch: [] });
    expect(JSON.parse(input?.input ?? '')).toEqual({
      screen: 'deal',
      params: {},
      host: { vocabulary: VOCABULARY, locale: 'en-US' },
    });
    expect(textOf(element)).toContain('hello');
    expect(findAll(element, 'c-tierline-skeleton')).toEqual([]);
  });

  test('on an app page there is no record', async () => {
    gateway.mockResolvedValue(answered(screen('hello')));
    mount(Screen, 'c-tierline-screen', { screen: 'admin' });
    await drawn();
    expect(callsOf('screen.open')).toMatchObject([{ recordId: null }]);
  });

  test('without a screen in the layout it says what is missing, and asks nothing', async () => {
    const element = mountScreen({ screen: '' });
    await drawn();
    expect(textOf(element)).toContain('This component has no screen yet.');
    expect(gateway).not.toHaveBeenCalled();
  });

  test('out of reach, it says so and opens when it is tried again', async () => {
    gateway.mockResolvedValueOnce(UNREACHABLE).mockResolvedValue(answered(screen('back again')));
    const element = mountScreen();
    await drawn();
    expect(textOf(element)).toContain('Tierline cannot be reached right now');
    button(element, 'Try again').click();
    await drawn();
    expect(textOf(element)).toContain('back again');
    expect(findAll(element, 'c-tierline-trouble')).toEqual([]);
  });

  test('a fault shows the reference for the administrator', async () => {
    play(sceneOf('fault'));
    const element = mountScreen();
    await drawn();
    expect(textOf(element)).toContain('Reference for your administrator: 6e1f0c9a-6f0e-4a53-9f0e-0d2c5a3b7f11');
  });
});

describe('the record of the page (row 50)', () => {
  test('the watched fields are read by the wire, and a change of one opens the screen again', async () => {
    gateway.mockResolvedValue(answered(screen('before')));
    const element = mountScreen();
    await drawn();
    const adapter = getRecord as unknown as { getLastConfig(): object };
    expect(adapter.getLastConfig()).toEqual({
      recordId: '006000000000001AAA',
      optionalFields: ['Opportunity.Partner__c', 'Opportunity.Account.Name'],
    });
    emitRecord('2026-11-23T10:00:00Z', '001a');
    await drawn();
    expect(callsOf('screen.open')).toHaveLength(1);
    gateway.mockResolvedValue(answered(screen('after')));
    emitRecord('2026-11-23T10:00:05Z', '001b');
    await drawn();
    expect(callsOf('screen.open')).toHaveLength(2);
    expect(callsOf('screen.open')[1]?.watch).toEqual(['Partner__c', 'Account.Name']);
    expect(textOf(element)).toContain('after');
  });

  test('the state from which the screen was drawn, as after a save of its own, is not asked for again', async () => {
    const record = { object: 'Opportunity', id: '006' };
    const at = '2026-11-23T10:00:05Z';
    gateway.mockResolvedValue(answered(screen('after', { revision: { record, at } })));
    mountScreen();
    await drawn();
    emitRecord('2026-11-23T10:00:00Z', '001a');
    emitRecord(at, '001b');
    await drawn();
    expect(callsOf('screen.open')).toHaveLength(1);
  });

  test('the same record once more changes nothing', async () => {
    gateway.mockResolvedValue(answered(screen('before')));
    mountScreen();
    await drawn();
    emitRecord('2026-11-23T10:00:00Z', '001a');
    emitRecord('2026-11-23T10:00:00Z', '001a');
    await drawn();
    expect(callsOf('screen.open')).toHaveLength(1);
  });
});

describe('acting', () => {
  test('tells the person by a native toast, and the rest of the page that the record changed', async () => {
    const effects = [
      { do: 'toast', tone: 'good', title: 'Saved', text: 'Carahsoft it is.' },
      { do: 'refresh', record: { object: 'Opportunity', id: '006000000000001AAA' } },
    ];
    gateway
      .mockResolvedValueOnce(answered(withButton))
      .mockResolvedValueOnce(answered({ effects, screen: screen('done') }));
    const element = mountScreen();
    const toasts = vi.fn();
    element.addEventListener('lightning__showtoast', (event) => toasts((event as CustomEvent).detail));
    await drawn();
    button(element, 'Clear').click();
    await drawn();
    const [input] = callsOf('screen.act');
    expect(JSON.parse(input?.input ?? '')).toMatchObject({
      call: 'secondPartner.clear',
      input: { deal: 'd1' },
      screen: 'deal',
    });
    expect(toasts).toHaveBeenCalledWith({ title: 'Saved', message: 'Carahsoft it is.', variant: 'success' });
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: '006000000000001AAA' }]);
    expect(textOf(element)).toContain('done');
  });

  test('an act without an answer is tried again under its own key', async () => {
    gateway.mockResolvedValueOnce(answered(withButton)).mockResolvedValueOnce(UNREACHABLE);
    const element = mountScreen();
    await drawn();
    button(element, 'Clear').click();
    await drawn();
    expect(textOf(element)).toContain('It is not known whether this was done.');
    gateway.mockResolvedValueOnce(answered({ effects: [], screen: screen('done') }));
    button(element, 'Try again').click();
    await drawn();
    const keys = callsOf('screen.act').map(({ input }) => JSON.parse(input).key);
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(2);
    expect(textOf(element)).toContain('done');
  });

  test('a refusal is said, can be put away, and offers no retry', async () => {
    gateway
      .mockResolvedValueOnce(answered(withButton))
      .mockResolvedValueOnce(refused({ code: 'locked', text: 'The record is locked.' }));
    const element = mountScreen();
    await drawn();
    button(element, 'Clear').click();
    await drawn();
    expect(textOf(element)).toContain('The record is locked.');
    expect(findAll<HTMLElement & { label: string }>(element, 'lightning-button').map(({ label }) => label)).toEqual([
      'Clear',
    ]);
    find(element, 'lightning-button-icon').click();
    await drawn();
    expect(textOf(element)).not.toContain('The record is locked.');
  });
});

test('a page that is left sends nothing more', async () => {
  gateway.mockResolvedValue(answered(screen('hello', { again: 1 })));
  const element = mountScreen();
  await drawn();
  element.remove();
  window.dispatchEvent(new Event('online'));
  document.dispatchEvent(new Event('visibilitychange'));
  await drawn();
  expect(callsOf('screen.open')).toHaveLength(1);
});
