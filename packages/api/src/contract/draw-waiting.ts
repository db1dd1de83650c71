import type { Block } from '@tierline/blocks/vocabulary';
import type { OrganizationRow } from '@tierline/db/organization';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { listWritesOf } from '@tierline/db/organization-write';
import { may } from '@tierline/domain/viewer';
import { labelOf } from '../field/labels.ts';
import { action } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { explainFailure } from '../second-partner/explain-failure.ts';

/** What of an organization is on its way to a CRM, and what a CRM has refused, with the reason. */
export async function drawWaiting(ctx: ScreenContext, row: OrganizationRow): Promise<Block[]> {
  const { sentences, scope, viewer } = ctx;
  const words = sentences.contracts;
  const writes = await listWritesOf(scope, row.id);
  if (writes.length === 0) return [];
  const fields = await listOrganizationFields(scope);
  return writes.map((write): Block => {
    const crm = sentences.crm[write.crm];
    const what = words.targets[write.target] ?? labelOf(fields, write.target);
    const failure = write.failureCode === null ? null : explainFailure(sentences, write);
    const input = { row: write.id };
    const again = action({ id: `again:${write.id}`, label: words.retry, call: 'contract.retryWrite', input });
    const aside = action({ id: `aside:${write.id}`, label: words.dismiss, call: 'contract.dismissWrite', input });
    const refused = write.state === 'refused';
    const actions = !may(viewer.role, 'assign') ? [] : refused ? [again, aside] : failure === null ? [] : [again];
    return {
      ...{ kind: 'alert', id: `write:${write.id}`, tone: refused ? 'bad' : 'info' },
      title: `${refused ? words.refused(crm) : words.saving(crm)}: ${what}`,
      ...(failure === null ? {} : { text: failure }),
      ...(actions.length > 0 ? { actions } : {}),
    };
  });
}
