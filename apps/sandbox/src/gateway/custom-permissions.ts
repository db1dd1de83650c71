import type { ViewerSession } from './viewer-session.ts';

/** Those of the custom permissions that the viewer holds: FeatureManagement.checkPermission, asked of setup records. */
export async function listHeld(session: ViewerSession, permissions: readonly string[]): Promise<string[]> {
  const assigned = `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${session.userId}'`;
  const [granted, defined] = await Promise.all([
    session.query(
      `SELECT SetupEntityId FROM SetupEntityAccess WHERE SetupEntityType = 'CustomPermission' AND ParentId IN (${assigned})`,
    ),
    session.query('SELECT Id, DeveloperName FROM CustomPermission'),
  ]);
  const held = new Set(granted.map(({ SetupEntityId }) => SetupEntityId));
  const names = defined.filter(({ Id }) => held.has(Id)).map(({ DeveloperName }) => DeveloperName);
  return permissions.filter((permission) => names.includes(permission));
}
