import type { Block } from '@tierline/blocks/vocabulary';
import type { Connection } from '@tierline/db/connection';
import { missingScopes } from '../hubspot/scopes.ts';
import type { ScreenContext } from '../screen/screen.ts';

/** Whether Tierline's properties and labels are still to be made in the portal. */
export const isBeingSetUp = ({ crm, config }: Connection): boolean => crm === 'hubspot' && config.labels === undefined;

/** What stands between an installation in HubSpot and a connection that does all that it should; nothing where it does. */
export function drawInstallation({ sentences }: ScreenContext, row: Connection): Block[] {
  if (row.crm !== 'hubspot' || row.disconnectedAt !== null) return [];
  const words = sentences.admin_screen;
  const missing = missingScopes(row.config.scopes);
  const blocks: Block[] = [];
  if (missing.length > 0) {
    const text = words.missingScopes(missing.join(', '));
    blocks.push({ kind: 'alert', id: 'missing-scopes', tone: 'bad', title: words.missingScopesTitle, text });
  }
  if (isBeingSetUp(row)) {
    blocks.push({ kind: 'alert', id: 'setting-up', tone: 'info', title: words.settingUp, text: words.settingUpText });
  }
  return blocks;
}
