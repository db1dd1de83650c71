/**
 * What "App configuration", "Create an app card", "Create a settings page" and "Configure webhooks" say about the files
 * of a project, for the kinds of component that this one has. HubSpot hands its own schemas only to a signed-in account.
 */
const text = { type: 'string', minLength: 1 };
const https = { type: 'string', pattern: '^https://[^/]+\\.[^/]+' };
const list = (items: object, atLeast = 0) => ({ type: 'array', items, minItems: atLeast });
const object = (required: string[], optional: { [name: string]: object }, more: { [name: string]: object }) => ({
  type: 'object',
  required,
  properties: { ...optional, ...more },
  additionalProperties: false,
});

const scopes = list({ type: 'string', pattern: '^(oauth|[a-z_]+(\\.[a-z_]+)+)$' });
const entrypoint = (folder: string) => ({ type: 'string', pattern: `^/app/${folder}/[^/]+\\.[jt]sx?$` });

const auth = object(
  ['type', 'requiredScopes'],
  { optionalScopes: scopes, conditionallyRequiredScopes: scopes },
  {
    type: { enum: ['oauth', 'static'] },
    redirectUrls: list({ type: 'string', pattern: '^(https://|http://localhost)' }, 1),
    requiredScopes: { ...scopes, minItems: 1 },
  },
);

const application = {
  ...object(
    ['name', 'description', 'distribution', 'auth'],
    {
      logo: text,
      permittedUrls: object([], {}, { fetch: list(https), iframe: list(https), img: list(https) }),
      support: object(
        [],
        {},
        {
          supportEmail: { type: 'string', format: 'email' },
          documentationUrl: https,
          supportUrl: https,
          supportPhone: { type: 'string', pattern: '^\\+\\d' },
        },
      ),
    },
    {
      name: { type: 'string', pattern: '^\\S(.*\\S)?$', maxLength: 200 },
      description: { ...text, maxLength: 8192 },
      distribution: { enum: ['marketplace', 'private'] },
      auth,
    },
  ),
  anyOf: [
    { properties: { distribution: { const: 'private' } } },
    { properties: { auth: { properties: { type: { const: 'oauth' } } } } },
  ],
};

const card = object(
  ['name', 'location', 'entrypoint', 'objectTypes'],
  { description: text },
  {
    name: text,
    location: { enum: ['crm.record.tab', 'crm.record.sidebar', 'crm.preview', 'helpdesk.sidebar'] },
    entrypoint: entrypoint('cards'),
    objectTypes: list({ enum: ['contacts', 'companies', 'deals', 'leads', 'tickets'] }, 1),
  },
);

const subscription = object(
  ['subscriptionType', 'objectType', 'active'],
  { propertyName: text, associatedObjectTypes: list(text, 1) },
  {
    subscriptionType: {
      enum: ['creation', 'deletion', 'restore', 'merge', 'propertyChange', 'associationChange'].map(
        (on) => `object.${on}`,
      ),
    },
    objectType: { enum: ['company', 'contact', 'deal', 'lead', 'ticket'] },
    active: { type: 'boolean' },
  },
);

const hubEvent = object(
  ['subscriptionType', 'active'],
  {},
  { subscriptionType: { enum: ['contact.privacyDeletion'] }, active: { type: 'boolean' } },
);

const webhooks = object(
  ['settings', 'subscriptions'],
  {},
  {
    settings: object(
      ['targetUrl', 'maxConcurrentRequests'],
      {},
      { targetUrl: https, maxConcurrentRequests: { type: 'integer', minimum: 5, maximum: 100 } },
    ),
    subscriptions: object([], {}, { crmObjects: list(subscription), hubEvents: list(hubEvent) }),
  },
);

export const SCHEMAS = {
  APPLICATION: application,
  CARD: card,
  SETTINGS: object(['entrypoint'], {}, { entrypoint: entrypoint('settings') }),
  WEBHOOKS: webhooks,
};
