import * as associations from '@hubspot/api-client/lib/codegen/crm/associations/v4/index.js';
import * as definitions from '@hubspot/api-client/lib/codegen/crm/associations/v4/schema/index.js';
import * as objects from '@hubspot/api-client/lib/codegen/crm/objects/index.js';
import * as owners from '@hubspot/api-client/lib/codegen/crm/owners/index.js';
import * as pipelines from '@hubspot/api-client/lib/codegen/crm/pipelines/index.js';
import * as properties from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import * as users from '@hubspot/api-client/lib/codegen/settings/users/index.js';
import type { HttpAnswer } from '../http-answer.ts';
import type { Transport, TransportOptions } from './transport.ts';
import { createTransport } from './transport.ts';

export interface HubSpotClientOptions extends TransportOptions {
  /** `https://api.hubapi.com` */
  baseUrl: string;
}

export type HubSpotClient = ReturnType<typeof createHubSpotClient>;

/**
 * The APIs of HubSpot's own client, each made with a configuration that carries our transport. Its `Client` would make
 * them with a transport of its own, which knows no deadline and keeps the headers of failures to itself, and its
 * constructor resets what the whole process retries and limits (decision 8).
 */
export function createHubSpotClient(options: HubSpotClientOptions) {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const transport = createTransport(options);
  const http = httpLibrary(transport);
  const configure = <C, S, L>(api: ApiModule<C, S, L>): C =>
    api.createConfiguration({
      baseServer: new api.ServerConfiguration(baseUrl, {}),
      httpApi: api.wrapHttpLibrary(http),
    });

  const forObjects = configure(objects);
  const forProperties = configure(properties);
  return {
    records: new objects.BasicApi(forObjects),
    batches: new objects.BatchApi(forObjects),
    search: new objects.SearchApi(forObjects),
    associations: new associations.BatchApi(configure(associations)),
    associationLabels: new definitions.DefinitionsApi(configure(definitions)),
    properties: new properties.CoreApi(forProperties),
    propertyGroups: new properties.GroupsApi(forProperties),
    pipelines: new pipelines.PipelinesApi(configure(pipelines)),
    owners: new owners.OwnersApi(configure(owners)),
    users: new users.UsersApi(configure(users)),
    /** For what the client does not serve. */
    get: (path: string): Promise<HttpAnswer> =>
      transport({ method: 'GET', url: `${baseUrl}${path}`, headers: { accept: 'application/json' }, body: null }),
  };
}

/** Each API of the client is generated with its own copy of these, whose types differ by name only. */
interface ApiModule<C, S, L> {
  createConfiguration(parts: { baseServer?: S; httpApi?: L }): C;
  ServerConfiguration: new (url: string, variables: Record<string, never>) => S;
  wrapHttpLibrary(library: HttpLibrary): L;
}

interface HttpLibrary {
  send(request: SentRequest): Promise<objects.ResponseContext>;
}

interface SentRequest {
  getUrl(): string;
  getHttpMethod(): string;
  getHeaders(): Record<string, string>;
  getBody(): unknown;
}

const httpLibrary = (transport: Transport): HttpLibrary => ({
  async send(request) {
    const body = request.getBody();
    const { status, headers, ...answer } = await transport({
      method: request.getHttpMethod(),
      url: request.getUrl(),
      headers: request.getHeaders(),
      body: typeof body === 'string' ? body : null,
    });
    return new objects.ResponseContext(
      status,
      { ...headers },
      {
        text: async () => answer.body,
        binary: async () => Buffer.from(answer.body),
      },
    );
  },
});
