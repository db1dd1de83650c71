import { createTransport } from 'c/tierlineGateway';
import { afterEach, expect, test } from 'vitest';
import { answered, clearPage, gateway, refused, UNREACHABLE } from './platform/page.ts';

afterEach(clearPage);

const transport = createTransport({ recordId: () => '006', watch: () => ['Partner__c'] });
const ask = () => transport('screen.ask', { call: 'x', input: {}, host: { vocabulary: 1, locale: 'en-US' } });

test('a call goes to Apex as procedure, record, watched fields and input', async () => {
  gateway.mockResolvedValue(answered({ kind: 'options', options: [] }));
  expect(await ask()).toEqual({ ok: true, answer: { kind: 'options', options: [] } });
  expect(gateway).toHaveBeenCalledWith({
    procedure: 'screen.ask',
    recordId: '006',
    watch: ['Partner__c'],
    input: '{"call":"x","input":{},"host":{"vocabulary":1,"locale":"en-US"}}',
  });
});

test('what the server refuses is a problem, and no answer is unreachable', async () => {
  gateway.mockResolvedValueOnce(refused({ code: 'locked', text: 'Locked.' })).mockResolvedValueOnce(UNREACHABLE);
  expect(await ask()).toEqual({ ok: false, problem: { code: 'locked', text: 'Locked.' } });
  expect(await ask()).toEqual({ ok: false, unreachable: true });
});

test('what Apex refuses is a problem with its sentence', async () => {
  gateway.mockRejectedValue({
    status: 500,
    body: { message: 'Sign in first.', exceptionType: 'System.AuraHandledException' },
  });
  expect(await ask()).toEqual({ ok: false, problem: { code: 'refused', text: 'Sign in first.' } });
});

test.each([
  ['a page that lost its connection', { status: 0, body: { message: 'Disconnected or Canceled' } }],
  ['a limit of the platform', { status: 500, body: { message: 'Too many', exceptionType: 'System.LimitException' } }],
  ['anything else', new TypeError('fetch failed')],
])('%s leaves it open whether the call was carried out', async (_name, error) => {
  gateway.mockRejectedValue(error);
  expect(await ask()).toEqual({ ok: false, unreachable: true });
});
