import type { Caller } from '../account.ts';
import { refuse } from '../api-error.ts';
import type { ObjectType } from '../object-type.ts';

/** Refuses unless the caller has one of the scopes ("Scopes"). */
export function requireScope({ scopes }: Caller, ...anyOf: readonly string[]): void {
  if (scopes === 'all' || anyOf.some((scope) => scopes.includes(scope))) return;
  refuse(403, {
    message:
      "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.",
    errors: [
      {
        message: 'One or more of the following scopes are required.',
        context: { requiredGranularScopes: anyOf },
      },
    ],
    links: { scopes: 'https://developers.hubspot.com/scopes' },
    category: 'MISSING_SCOPES',
  });
}

export function requireObjectScope(caller: Caller, type: ObjectType, access: 'read' | 'write'): void {
  requireScope(caller, `crm.objects.${type.name}.${access}`);
}

/** Definitions may be read with either the schema scope or that of the records; only the former may change them. */
export function requireSchemaScope(caller: Caller, type: ObjectType, access: 'read' | 'write'): void {
  const schemaScope = `crm.schemas.${type.name}.${access}`;
  if (access === 'write') requireScope(caller, schemaScope);
  else requireScope(caller, schemaScope, `crm.objects.${type.name}.read`);
}
