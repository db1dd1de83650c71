import type { ObjectTypeName } from '../object-type.ts';

export interface GivenLabel {
  from: ObjectTypeName;
  to: ObjectTypeName;
  typeId: number;
  label: string;
}

export interface GivenAssociation {
  from: [type: ObjectTypeName, id: string];
  to: [type: ObjectTypeName, id: string];
  labels?: readonly number[];
}

/** A request and its answer as a page of HubSpot's developer documentation shows them; new ids match any new id. */
export interface Example {
  page: string;
  shows: string;
  /** What the page takes for granted. */
  given?: {
    records?: Partial<Record<ObjectTypeName, { id: string; properties: Record<string, string> }[]>>;
    properties?: Partial<Record<ObjectTypeName, object[]>>;
    labels?: readonly GivenLabel[];
    associations?: readonly GivenAssociation[];
    withoutScopes?: readonly string[];
  };
  request: { method: string; path: string; body?: unknown };
  response: { status: number; body: unknown };
}
