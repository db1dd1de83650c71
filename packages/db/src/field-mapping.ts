import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import type { FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import { and, eq } from 'drizzle-orm';
import { fieldMapping } from './schema/sync.ts';
import { ofTenant, type Scope } from './scope.ts';

export interface SavedMappings {
  mappings: FieldMapping[];
  /** 0 before anything was saved. */
  revision: number;
}

export async function getSavedMappings(scope: Scope, crm: CrmKind, object: SyncedObject): Promise<SavedMappings> {
  const { mappings, revision } = fieldMapping;
  const [row] = await scope.db
    .select({ mappings, revision })
    .from(fieldMapping)
    .where(ofTenant(scope, fieldMapping, eq(fieldMapping.crm, crm), eq(fieldMapping.object, object)));
  return row ?? { mappings: [], revision: 0 };
}

/** Replaces all of them; false when somebody has saved since `revision`, and nothing is changed then. */
export async function saveMappings(
  scope: Scope,
  crm: CrmKind,
  object: SyncedObject,
  mappings: readonly FieldMapping[],
  revision: number,
): Promise<boolean> {
  const row = { mappings: [...mappings], revision: revision + 1 };
  const saved =
    revision === 0
      ? await scope.db
          .insert(fieldMapping)
          .values({ tenantId: scope.tenantId, crm, object, ...row })
          .onConflictDoNothing()
          .returning({ revision: fieldMapping.revision })
      : await scope.db
          .update(fieldMapping)
          .set(row)
          .where(
            ofTenant(
              scope,
              fieldMapping,
              and(eq(fieldMapping.crm, crm), eq(fieldMapping.object, object), eq(fieldMapping.revision, revision)),
            ),
          )
          .returning({ revision: fieldMapping.revision });
  return saved.length > 0;
}
