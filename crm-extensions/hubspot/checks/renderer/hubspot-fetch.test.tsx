import { ErrorState, Heading, LoadingSpinner } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { VOCABULARY } from '@tierline/blocks/vocabulary';
import { beforeEach, describe, expect, test } from 'vitest';
import { Extension } from '../../src/app/cards/tierline/extension.tsx';
import { answered, hsFetch, refused, sent } from '../testing/hubspot-fetch.ts';
import { DEAL, drawnOn, mount } from '../testing/mount.tsx';
import { buttonOf, press } from '../testing/press.ts';

beforeEach(() => {
  hsFetch.mockReset();
});

const screen = (words: string, more: object = {}) => ({
  title: 'Distribution',
  blocks: [{ kind: 'text', id: 'words', text: words }],
  watch: [],
  ...more,
});

const save = { id: 'save', label: 'Save', call: 'secondPartner.assign', input: { deal: 'd1' } };
const withButton = { ...screen(''), blocks: [{ kind: 'actions', id: 'actions', actions: [save] }] };

describe('opening', () => {
  test("posts to the server's procedure, with who the host is and what is known of the record", async () => {
    hsFetch.mockResolvedValue(answered(screen('hello')));
    const page = mount();
    await page.waitFor(() => expect(drawnOn(page)).toContain('hello'));
    expect(sent()).toEqual([
      {
        url: 'https://api.tierline.example/trpc/screen.open',
        method: 'POST',
        body: {
          screen: 'deal',
          params: {},
          host: { vocabulary: VOCABULARY, locale: 'en-GB' },
          snapshot: { record: { object: 'deals', id: '4711' }, fields: {}, modifiedAt: '1970-01-01T00:00:00.000Z' },
        },
      },
    ]);
  });

  test('the settings page has no record', async () => {
    hsFetch.mockResolvedValue(answered(screen('connected')));
    const page = createRenderer('settings');
    const { context, actions } = page.mocks;
    page.render(<Extension screen="admin" context={context} actions={actions} />);
    await page.waitFor(() => page.find(Heading));
    expect(sent()[0]?.body).toEqual({ screen: 'admin', params: {}, host: { vocabulary: VOCABULARY, locale: 'en-US' } });
  });

  test.each([
    ['a connection that fails', () => Promise.reject(new Error('no network'))],
    ['an answer of something in between', () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 }))],
  ])('%s is out of reach, and can be tried again', async (_what, reply) => {
    hsFetch.mockImplementationOnce(reply).mockResolvedValue(answered(screen('back again')));
    const page = mount();
    await page.waitFor(() => page.find(ErrorState, { title: 'Tierline cannot be reached right now' }));
    press(buttonOf(page, 'Try again'));
    await page.waitFor(() => expect(drawnOn(page)).toContain('back again'));
    expect(page.maybeFind(ErrorState)).toBeNull();
  });

  test('a refusal says its sentence in place of the screen', async () => {
    hsFetch.mockResolvedValue(refused({ code: 'not_permitted', text: 'Ask your administrator for access.' }));
    const page = mount();
    await page.waitFor(() => page.find(ErrorState, { type: 'lock' }));
    expect(drawnOn(page)).toContain('Ask your administrator for access.');
  });
});

describe('acting', () => {
  test('sends the action under a key, and tells the page that the record changed', async () => {
    const effects = [
      { do: 'toast', tone: 'warn', title: 'Saved', text: 'Salesforce follows.' },
      { do: 'refresh', record: { object: 'deals', id: '4711' } },
    ];
    hsFetch
      .mockResolvedValueOnce(answered(withButton))
      .mockResolvedValueOnce(answered({ effects, screen: screen('done') }));
    const page = mount();
    await page.waitFor(() => buttonOf(page, 'Save'));
    press(buttonOf(page, 'Save'));
    await page.waitFor(() => expect(drawnOn(page)).toContain('done'));
    expect(sent()[1]).toMatchObject({
      url: 'https://api.tierline.example/trpc/screen.act',
      body: { call: 'secondPartner.assign', input: { deal: 'd1' }, screen: 'deal' },
    });
    expect(sent()[1]?.body.key).toMatch(/^\d+(-\d+){3}$/);
    const { addAlert, refreshObjectProperties } = page.mocks.actions;
    expect(addAlert.calls).toEqual([[{ type: 'warning', title: 'Saved', message: 'Salesforce follows.' }]]);
    expect(refreshObjectProperties.calls).toHaveLength(1);
  });

  test('a repeat after no answer goes under the same key, the next intent under another', async () => {
    hsFetch
      .mockResolvedValueOnce(answered(withButton))
      .mockRejectedValueOnce(new Error('timed out'))
      .mockResolvedValueOnce(answered({ effects: [], screen: withButton }))
      .mockResolvedValueOnce(answered({ effects: [], screen: withButton }));
    const page = mount();
    await page.waitFor(() => buttonOf(page, 'Save'));
    press(buttonOf(page, 'Save'));
    await page.waitFor(() => buttonOf(page, 'Try again'));
    press(buttonOf(page, 'Try again'));
    await page.waitFor(() => expect(sent()).toHaveLength(3));
    await page.waitFor(() => expect(page.maybeFind(LoadingSpinner)).toBeNull());
    press(buttonOf(page, 'Save'));
    await page.waitFor(() => expect(sent()).toHaveLength(4));
    const [first, second, third] = sent()
      .slice(1)
      .map(({ body }) => body.key);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});

/** Lets everything that is already decided happen. */
async function settled() {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

describe('the record of the page', () => {
  const watching = (words: string, more: object = {}) => screen(words, { watch: ['dealname'], ...more });

  /** A page whose record says what `read` holds, and whose changes the test makes. */
  function recordPage(read: { [name: string]: string }) {
    const page = createRenderer('crm.record.tab');
    const heard: ((changed: Record<string, string>) => void)[] = [];
    page.mocks.actions.fetchCrmObjectProperties.willCall(async () => ({ ...read }));
    page.mocks.actions.onCrmPropertiesUpdate.willCall((_names, callback) => heard.push(callback));
    page.render(<Extension screen="deal" context={DEAL} actions={page.mocks.actions} />);
    return { page, say: (changed: Record<string, string>) => heard.forEach((callback) => void callback(changed)) };
  }

  test('its stamp goes with the first question, its watched fields with the next', async () => {
    const watchful = { ...withButton, watch: ['dealname'] };
    hsFetch.mockResolvedValueOnce(answered(watchful)).mockResolvedValue(answered({ effects: [], screen: watchful }));
    const { page } = recordPage({ dealname: 'Router refresh', hs_lastmodifieddate: '1764158400000' });
    await page.waitFor(() => expect(page.mocks.actions.fetchCrmObjectProperties.calls).toHaveLength(2));
    expect(page.mocks.actions.onCrmPropertiesUpdate.calls).toHaveLength(1);
    await settled();
    press(buttonOf(page, 'Save'));
    await page.waitFor(() => expect(sent()).toHaveLength(2));
    const modifiedAt = '2025-11-26T12:00:00.000Z';
    const snapshots = sent().map(({ body }) => body.snapshot);
    expect(snapshots).toMatchObject([
      { fields: {}, modifiedAt },
      { fields: { dealname: 'Router refresh' }, modifiedAt },
    ]);
  });

  test('a change on the page opens the screen again, with the field as it is now', async () => {
    hsFetch.mockImplementation(async () => answered(watching(`answer ${hsFetch.mock.calls.length}`)));
    const record = { dealname: 'Before', hs_lastmodifieddate: '1764158400000' };
    const { page, say } = recordPage(record);
    await page.waitFor(() => expect(page.mocks.actions.fetchCrmObjectProperties.calls).toHaveLength(2));
    Object.assign(record, { dealname: 'After', hs_lastmodifieddate: '1764158405000' });
    say({ dealname: 'After' });
    await page.waitFor(() => expect(drawnOn(page)).toContain('answer 2'));
    expect(sent()[1]?.body.snapshot).toMatchObject({ fields: { dealname: 'After' } });
  });

  test('the state from which the screen was drawn, as after a save of its own, is not asked for again', async () => {
    const revision = { record: { object: 'deals', id: '4711' }, at: new Date(1764158405000).toISOString() };
    hsFetch.mockImplementation(async () => answered(watching('drawn', { revision })));
    const record = { dealname: 'Before', hs_lastmodifieddate: '1764158400000' };
    const { page, say } = recordPage(record);
    await page.waitFor(() => expect(page.mocks.actions.fetchCrmObjectProperties.calls).toHaveLength(2));
    Object.assign(record, { dealname: 'After', hs_lastmodifieddate: '1764158405000' });
    say({ dealname: 'After' });
    await page.waitFor(() => expect(page.mocks.actions.fetchCrmObjectProperties.calls).toHaveLength(3));
    await settled();
    expect(sent()).toHaveLength(1);
  });
});
