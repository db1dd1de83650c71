import { createHubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerConsent } from './consent.ts';

const REDIRECT = 'https://api.tierline.example/hubspot/oauth-callback';
const APP = { clientId: 'client', redirectUris: [REDIRECT], scopes: ['oauth', 'crm.objects.deals.read'] };
const asked = {
  client_id: 'client',
  redirect_uri: REDIRECT,
  scope: 'oauth',
  optional_scope: 'crm.objects.deals.read',
  state: 'a state',
};

const account = createHubSpotAccount();
let sofia: { userId: number; superAdmin: boolean };
beforeEach(() => {
  account.admin.registerApp({ ...APP, appId: 1, clientSecret: 'secret' });
  const { id } = account.admin.createUser({ email: 's@v.example', firstName: 'S', lastName: 'L', superAdmin: true });
  sofia = { userId: id, superAdmin: true };
});

const answer = (more: Partial<typeof asked>, answered: 'connect' | 'cancel' = 'connect', viewer = sofia) => {
  const query = new URLSearchParams({ ...asked, ...more }).toString();
  return answerConsent(APP, account.admin, viewer, { query, answer: answered });
};

describe('the page of consent', () => {
  it('sends the browser back with a code and the state', () => {
    const outcome = answer({});
    const query = outcome.ok ? Object.fromEntries(new URL(outcome.redirect).searchParams) : {};
    expect(query).toEqual({ code: expect.stringMatching(/^na1-/), state: 'a state' });
  });

  it('sends it back without a code when the person cancels', () => {
    const outcome = answer({}, 'cancel');
    const query = outcome.ok ? Object.fromEntries(new URL(outcome.redirect).searchParams) : {};
    expect(query).toMatchObject({ error: 'access_denied', state: 'a state' });
  });

  it.each([
    [{ client_id: 'another' }, 'client id'],
    [{ redirect_uri: 'https://elsewhere.example/' }, 'redirect URL'],
    [{ scope: 'oauth crm.objects.contacts.read' }, 'the scope crm.objects.contacts.read'],
  ])('sends it nowhere with %j', (more, reason) => {
    expect(answer(more)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });

  it('is a super admin’s', () => {
    expect(answer({}, 'connect', { ...sofia, superAdmin: false })).toEqual({
      ok: false,
      reason: 'Only a super admin can connect an app.',
    });
  });
});
