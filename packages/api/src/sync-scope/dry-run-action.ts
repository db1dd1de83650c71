import type { Action } from '@tierline/blocks/vocabulary';
import type { CrmKind } from '@tierline/domain/crm';
import type { SyncScope } from '@tierline/domain/sync-scope';
import { action } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { toForm } from './inputs.ts';

/** Begins a dry run of one CRM under these settings. */
export const toDryRun = ({ sentences }: ScreenContext, settings: SyncScope, crm: CrmKind): Action =>
  action({
    ...{ id: `dry-run:${crm}`, label: sentences.scope.dryRun(sentences.crm[crm]), call: 'dryRun.startScope' },
    input: { ...toForm(settings), crm } as never,
  });
