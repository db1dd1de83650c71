import type { ObjectTypeName } from '../object-type.ts';

/** Properties that a workflow sets in a record that was just saved; undefined: it has nothing to do with it. */
export type Workflow = (properties: Readonly<Record<string, string>>) => Record<string, string> | undefined;

export type Workflows = Map<ObjectTypeName, Workflow[]>;
