import type { Block, Field } from '@tierline/blocks/vocabulary';
import type { OrganizationRow } from '@tierline/db/organization';
import { toOrganization } from '@tierline/db/organization';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { listRules, toRule } from '@tierline/db/rule';
import { may, mayEdit } from '@tierline/domain/viewer';
import { missingRuleFields } from '@tierline/domain/where-used';
import { drawPreview } from '../impact/preview.ts';
import { action } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { mayHold } from '../write/enqueue.ts';

/** Blank fields that rules ask for, to be filled in where they are missed (row 88); null when there are none. */
export async function drawMissing(ctx: ScreenContext, row: OrganizationRow): Promise<Block | null> {
  const { sentences, scope, viewer, crm } = ctx;
  const words = sentences.contracts;
  const rules = (await listRules(scope)).map(toRule);
  const side = row.accountType === 'partner_2' ? 'second_partner' : 'partner';
  const missing = new Set(missingRuleFields(rules, toOrganization(row), side).filter((key) => mayHold(crm.kind, key)));
  const fields = (await listOrganizationFields(scope)).filter(
    ({ key, values }) => missing.has(key) && values.length > 0,
  );
  if (fields.length === 0) return null;
  const locked = (key: string) =>
    may(viewer.role, 'assign') && mayEdit(viewer.record, crm.organizationField({ key }))
      ? {}
      : { disabled: words.lockedField };
  const drawn = fields.map(({ key, label, type, values }): Field => {
    const options = values.map((each) => ({ value: each.value, label: each.label }));
    return type === 'multi_select'
      ? { type: 'multi', name: key, label, value: [], options, ...locked(key) }
      : { type: 'picker', name: key, label, value: null, options, ...locked(key) };
  });
  const allLocked = drawn.every(({ disabled }) => disabled !== undefined);
  const input = { organization: row.id };
  return {
    kind: 'section',
    id: `missing-section:${row.id}`,
    title: words.missing,
    hint: words.missingHint,
    blocks: [
      {
        kind: 'form',
        id: `missing:${row.id}`,
        fields: drawn,
        submit: action({
          ...{ id: 'fill', label: words.fill, call: 'field.fill', input, look: 'primary' },
          ...(allLocked ? { disabled: words.lockedField } : {}),
        }),
        preview: drawPreview(sentences, 'field.tryFill', input),
      },
    ],
  };
}
