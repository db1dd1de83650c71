const OTHER: Readonly<Record<string, string>> = {
  oauth: 'Know which account it is installed in, and by whom',
  'crm.objects.owners.read': 'See who owns records',
  'settings.users.read': 'See the users of this account',
};

/** What a scope allows, as the page of consent says it. */
export function toScopeWords(scope: string): string {
  const known = OTHER[scope];
  if (known !== undefined) return known;
  const [, kind, type, access] = /^crm\.(objects|schemas)\.(\w+)\.(read|write)$/.exec(scope) ?? [];
  if (kind === undefined || type === undefined) return scope;
  const verb = access === 'read' ? 'See' : 'Create and change';
  return kind === 'objects' ? `${verb} ${type}` : `${verb} the properties and labels of ${type}`;
}
