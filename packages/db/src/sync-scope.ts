import { DEFAULT_SYNC_SCOPE, type SyncScope } from '@tierline/domain/sync-scope';
import { eq } from 'drizzle-orm';
import { syncScope } from './schema/sync.ts';
import { ofTenant, type Scope } from './scope.ts';

export interface SavedScope {
  settings: SyncScope;
  /** 0 before anything was saved. */
  revision: number;
}

export async function getSyncScope(scope: Scope): Promise<SavedScope> {
  const { settings, revision } = syncScope;
  const [row] = await scope.db.select({ settings, revision }).from(syncScope).where(ofTenant(scope, syncScope));
  return row
    ? { ...row, settings: { ...DEFAULT_SYNC_SCOPE, ...row.settings } }
    : { settings: DEFAULT_SYNC_SCOPE, revision: 0 };
}

/** False when somebody has saved since `revision`, and nothing is changed then. */
export async function saveSyncScope(scope: Scope, settings: SyncScope, revision: number): Promise<boolean> {
  const row = { settings, revision: revision + 1 };
  const returned = { revision: syncScope.revision };
  const saved =
    revision === 0
      ? await scope.db
          .insert(syncScope)
          .values({ tenantId: scope.tenantId, ...row })
          .onConflictDoNothing()
          .returning(returned)
      : await scope.db
          .update(syncScope)
          .set(row)
          .where(ofTenant(scope, syncScope, eq(syncScope.revision, revision)))
          .returning(returned);
  return saved.length > 0;
}
