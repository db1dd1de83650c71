import { describe, expect, it } from 'vitest';
import { readHubSpotConfig } from './hubspot-config.ts';

const KEY = Buffer.alloc(32, 7);
const env = {
  TIERLINE_PUBLIC_URL: 'https://api.tierline.example/',
  TIERLINE_HUBSPOT_APP_ID: '4401',
  TIERLINE_HUBSPOT_CLIENT_ID: 'client',
  TIERLINE_HUBSPOT_SECRET: 'secret',
  TIERLINE_SECRET_KEY: KEY.toString('base64'),
};

describe('the configuration for HubSpot', () => {
  it('is none where nothing is set', () => {
    expect(readHubSpotConfig({})).toEqual({ config: null, problems: [] });
  });

  it('is read whole', () => {
    expect(readHubSpotConfig(env)).toEqual({
      config: {
        publicUrl: 'https://api.tierline.example',
        appId: '4401',
        clientId: 'client',
        clientSecret: 'secret',
        secretKeys: [KEY],
        apiUrl: 'https://api.hubapi.com',
        authorizeUrl: 'https://app.hubspot.com/oauth/authorize',
      },
      problems: [],
    });
  });

  it('may have several keys, the first of which seals', () => {
    const newer = Buffer.alloc(32, 8);
    const TIERLINE_SECRET_KEY = [newer, KEY].map((key) => key.toString('base64')).join(', ');
    expect(readHubSpotConfig({ ...env, TIERLINE_SECRET_KEY }).config?.secretKeys).toEqual([newer, KEY]);
  });

  it.each([
    ['TIERLINE_SECRET_KEY', `${KEY.toString('base64')},short`, 'TIERLINE_SECRET_KEY must be 32 bytes in base64'],
    ['TIERLINE_HUBSPOT_AUTHORIZE_URL', 'nowhere', 'TIERLINE_HUBSPOT_AUTHORIZE_URL must be an address.'],
    ['TIERLINE_SECRET_KEY', 'c2hvcnQ=', 'TIERLINE_SECRET_KEY must be 32 bytes in base64'],
    ['TIERLINE_SECRET_KEY', '', 'TIERLINE_SECRET_KEY is missing; HubSpot needs it.'],
    ['TIERLINE_HUBSPOT_APP_ID', 'my app', 'TIERLINE_HUBSPOT_APP_ID must be the app’s number.'],
    ['TIERLINE_PUBLIC_URL', 'nowhere', 'TIERLINE_PUBLIC_URL must be the address at which HubSpot reaches the server.'],
  ])('with %s as “%s” is refused with a sentence', (name, value, sentence) => {
    const { config, problems } = readHubSpotConfig({ ...env, [name]: value });
    expect(config).toBeNull();
    expect(problems.join('\n')).toContain(sentence);
    expect(problems.join('\n')).not.toContain('secret');
  });
});
