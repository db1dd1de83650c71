import { callHubSpot } from '../platform/hubspot-api.ts';
import type { ObjectType } from '../platform/object-types.ts';
import { loadSchema, type ObjectSchema } from '../platform/schema.ts';

export type Properties = Record<string, string | null>;
type Listener = (properties: Properties) => void;

interface Batch {
  results: { id: string; properties: Properties }[];
}

/**
 * What the page knows of its record. Everything on the page, extensions included, reads from here: what somebody else
 * has written shows only after a refresh, as in HubSpot.
 */
export class RecordStore {
  readonly type: ObjectType;
  readonly id: string;
  #properties: Properties = {};
  #schema: ObjectSchema = { properties: [], pipelines: [] };
  readonly #listeners = new Set<Listener>();

  constructor(type: ObjectType, id: string) {
    this.type = type;
    this.id = id;
  }

  get properties(): Properties {
    return this.#properties;
  }

  get schema(): ObjectSchema {
    return this.#schema;
  }

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads the record anew and tells everybody. False when there is no such record. */
  async refresh(): Promise<boolean> {
    // Options may have been added with the write that the refresh is about.
    this.#schema = await loadSchema(this.type.name, { fresh: true });
    const { results } = await callHubSpot<Batch>(`/crm/v3/objects/${this.type.name}/batch/read`, {
      method: 'POST',
      body: { inputs: [{ id: this.id }], properties: this.#schema.properties.map(({ name }) => name) },
    });
    const [found] = results;
    if (!found) return false;
    this.#properties = found.properties;
    for (const listener of [...this.#listeners]) listener(this.#properties);
    return true;
  }

  async save(changes: Properties): Promise<void> {
    const blanked = Object.entries(changes).map(([name, value]) => [name, value ?? '']);
    await callHubSpot(`/crm/v3/objects/${this.type.name}/${this.id}`, {
      method: 'PATCH',
      body: { properties: Object.fromEntries(blanked) },
    });
    await this.refresh();
  }

  /** Blank properties are null, and so are those that the object does not have. */
  pick(names: readonly string[] | '*'): Properties {
    if (names === '*') return { ...this.#properties };
    return Object.fromEntries(names.map((name) => [name, this.#properties[name] ?? null]));
  }
}
