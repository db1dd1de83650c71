const readAndWrite = (kind: 'objects' | 'schemas', type: string) => [
  `crm.${kind}.${type}.read`,
  `crm.${kind}.${type}.write`,
];

/** What the app asks for; `app-hsmeta.json` of the extension says the same, and a test compares the two. */
export const REQUIRED_SCOPES: readonly string[] = [
  'oauth',
  ...readAndWrite('objects', 'companies'),
  ...readAndWrite('objects', 'deals'),
  'crm.objects.owners.read',
  ...readAndWrite('schemas', 'companies'),
  ...readAndWrite('schemas', 'deals'),
  'settings.users.read',
];

/** Granted where the account has leads, and lets Tierline see its people; the app is whole without either. */
export const OPTIONAL_SCOPES: readonly string[] = [
  ...readAndWrite('objects', 'contacts'),
  ...readAndWrite('schemas', 'contacts'),
  ...readAndWrite('objects', 'leads'),
  ...readAndWrite('schemas', 'leads'),
];

/** The required ones that nobody granted; none where it was not kept what was granted. */
export function missingScopes(granted: unknown): string[] {
  return Array.isArray(granted) ? REQUIRED_SCOPES.filter((scope) => !granted.includes(scope)) : [];
}
