import { DEFAULT_SETTING, type SecondPartnerSetting } from '@tierline/domain/second-partner-setting';
import { eq } from 'drizzle-orm';
import { secondPartnerSetting } from './schema/rule.ts';
import type { Scope } from './scope.ts';

/** 0: never saved, so the defaults count. */
export type SavedSetting = SecondPartnerSetting & { revision: number };

export async function getSetting(scope: Scope): Promise<SavedSetting> {
  const [row] = await scope.db
    .select()
    .from(secondPartnerSetting)
    .where(eq(secondPartnerSetting.tenantId, scope.tenantId));
  if (!row) return { ...DEFAULT_SETTING, revision: 0 };
  const { tenantId: _, ...setting } = row;
  return setting;
}

export async function saveSetting(scope: Scope, setting: SavedSetting): Promise<void> {
  await scope.db
    .insert(secondPartnerSetting)
    .values({ tenantId: scope.tenantId, ...setting })
    .onConflictDoUpdate({ target: secondPartnerSetting.tenantId, set: setting });
}
