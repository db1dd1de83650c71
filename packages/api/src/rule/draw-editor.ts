import type { ConditionsField, ConditionTree, FormBlock, MultiField } from '@tierline/blocks/vocabulary';
import { listOrganizationsById } from '@tierline/db/organization';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { MAX_DEPTH, type RuleSide } from '@tierline/domain/check-rule';
import { NAME_FIELD, type OrganizationField } from '@tierline/domain/organization-field';
import { type ConditionGroup, everyCondition, type Rule } from '@tierline/domain/rule';
import { labelOf } from '../field/labels.ts';
import { action, query } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { toSubjects } from './subjects.ts';

/** A rule that is edited, or a new one with what a preset says already. */
export type EditedRule = Omit<Rule, 'id'> & { id: string | null; revision: number };

export const newRule = (same: readonly string[] = []): EditedRule => ({
  id: null,
  name: '',
  partner: { id: 'partners', join: 'and', items: [] },
  secondPartner: { id: 'second-partners', join: 'and', items: [] },
  same,
  revision: 0,
});

/** The rule builder: both sides' conditions, with what saving them would change live beneath. */
export async function drawEditor(ctx: ScreenContext, rule: EditedRule): Promise<FormBlock> {
  const { sentences } = ctx;
  const words = sentences.rules;
  const fields = await listOrganizationFields(ctx.scope);
  const { id, revision } = rule;
  return {
    kind: 'form',
    id: `rule:${id ?? 'new'}`,
    fields: [
      { type: 'text', name: 'name', label: words.name, value: rule.name || null, required: true, most: 100 },
      drawSame(ctx, fields, rule.same),
      await drawConditions(ctx, fields, 'partner', rule.partner),
      await drawConditions(ctx, fields, 'secondPartner', rule.secondPartner),
    ],
    submit: action({ id: 'save-rule', label: words.save, call: 'rule.save', input: { id, revision }, look: 'primary' }),
    preview: {
      ...query('rule.tryOut', { id }),
      label: sentences.impact.title,
      unfinished: sentences.impact.unfinished,
      without: ['name'],
      // What a preset says already is shown at once.
      ...(id === null && rule.same.length > 0 ? {} : { untouched: sentences.impact.untouched }),
    },
  };
}

function drawSame(
  { sentences }: ScreenContext,
  fields: readonly OrganizationField[],
  same: readonly string[],
): MultiField {
  const words = sentences.rules;
  const listed = fields.filter(({ key, values }) => values.length > 0 || same.includes(key));
  const options = listed.map(({ key, label }) => ({ value: key, label }));
  for (const key of same)
    if (!options.some(({ value }) => value === key)) options.push({ value: key, label: labelOf(fields, key) });
  return {
    type: 'multi',
    name: 'same',
    label: words.same,
    help: words.sameHelp,
    placeholder: words.samePlaceholder,
    value: [...same],
    options,
  };
}

export async function drawConditions(
  ctx: ScreenContext,
  fields: readonly OrganizationField[],
  side: RuleSide,
  tree: ConditionGroup,
  name: string = side,
): Promise<ConditionsField> {
  const { sentences, labels } = ctx;
  const words = sentences.rules;
  const label = side === 'partner' ? labels.partner : labels.secondPartner;
  return {
    type: 'conditions',
    name,
    label: words.side(label),
    ...(side === 'partner' ? { help: words.blankHelp } : {}),
    locked: words.locked(label),
    empty: sentences.explain.always(label),
    value: tree as ConditionTree,
    subjects: toSubjects(sentences, sentences, fields, side, tree, await nameAsked(ctx, tree)),
    mostDepth: MAX_DEPTH,
  };
}

/** The names of the organizations that conditions on the name ask for. */
export async function nameAsked({ scope }: ScreenContext, ...trees: ConditionGroup[]): Promise<Map<string, string>> {
  const ids = new Set<string>();
  for (const tree of trees) {
    for (const { field, values } of everyCondition(tree)) {
      if (field === NAME_FIELD) for (const id of values) ids.add(id);
    }
  }
  return new Map((await listOrganizationsById(scope, [...ids])).map((row) => [row.id, row.name]));
}
