import type { Effect, ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block, TableBlock } from '@tierline/blocks/vocabulary';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { findRule, listRules, toRule } from '@tierline/db/rule';
import { listLostValues } from '@tierline/domain/lost-values';
import { PRODUCT_LINES_FIELD, REGION_FIELD } from '@tierline/domain/organization-field';
import type { OutputOf } from '../features.ts';
import { labelOf } from '../field/labels.ts';
import { drawImpact, drawSummary } from '../impact/draw-impact.ts';
import { drawPreview } from '../impact/preview.ts';
import { summarize } from '../impact/summarize.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { action } from '../screen/action.ts';
import { toGoto, withAdmin } from '../screen/goto.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { drawEditor, newRule } from './draw-editor.ts';
import { drawRules } from './draw-rules.ts';
import { describeRule } from './router.ts';

/** The rules, what each of them reaches, and what is wrong with them. */
async function openRules(ctx: ScreenContext): Promise<ScreenAnswer> {
  const words = ctx.sentences.rules;
  const blocks: Block[] = [];
  if (ctx.setting.source === 'contracts') {
    const text = words.contractsDecideText;
    blocks.push({ kind: 'alert', id: 'contracts-decide', tone: 'info', title: words.contractsDecide, text });
  }
  const lost = await drawLost(ctx);
  if (lost) blocks.push(lost);
  blocks.push(await drawRules(ctx), {
    kind: 'actions',
    id: 'new-rules',
    actions: [],
    gotos: [
      toGoto('new', words.add, 'rule'),
      toGoto('same-region', words.presetRegion, 'rule', { preset: REGION_FIELD }),
      toGoto('same-lines', words.presetLines, 'rule', { preset: PRODUCT_LINES_FIELD }),
      toGoto('mine', words.mine, 'mine'),
    ],
  });
  const readFields = action({ id: 'read-fields', label: words.readFields, call: 'field.read', input: {} });
  blocks.push({ kind: 'actions', id: 'fields', actions: [readFields] });
  return { title: words.title, back: toGoto('admin', ctx.sentences.admin_screen.title, 'admin'), blocks, watch: [] };
}

/** Values that rules ask for and the CRM no longer offers. */
async function drawLost(ctx: ScreenContext): Promise<Block | null> {
  const words = ctx.sentences.rules;
  const fields = await listOrganizationFields(ctx.scope);
  const lost = listLostValues((await listRules(ctx.scope)).map(toRule), fields);
  if (lost.length === 0) return null;
  const table: TableBlock = {
    kind: 'table',
    id: 'lost-values',
    label: words.lost,
    columns: [
      { key: 'field', label: words.field },
      { key: 'value', label: words.value },
      { key: 'rules', label: words.usedBy },
    ],
    rows: lost.map(({ field, value, rules }) => ({
      id: JSON.stringify([field, value]),
      cells: {
        field: { value: { type: 'text', text: labelOf(fields, field) } },
        value: { value: { type: 'text', text: value }, tone: 'warn' },
        rules: { value: { type: 'text', text: rules.map(({ name }) => name).join(', ') } },
      },
    })),
    rowGotos: [toGoto('replace', words.replace, 'replace_value')],
    empty: words.noneLost,
    total: lost.length,
  };
  return { kind: 'section', id: 'lost-section', title: words.lost, hint: words.lostHint, blocks: [table] };
}

async function openRule(ctx: ScreenContext, params: Input): Promise<ScreenAnswer> {
  const words = ctx.sentences.rules;
  const back = toGoto('rules', words.title, 'rules');
  if (typeof params.row !== 'string') {
    const same = typeof params.preset === 'string' ? [params.preset] : [];
    return { title: words.add, back, blocks: [await drawEditor(ctx, newRule(same))], watch: [] };
  }
  const row = await findRule(ctx.scope, params.row);
  if (!row) throw new ProblemError('rule_unknown');
  return { title: row.name, back, blocks: [await drawEditor(ctx, describeRule(row))], watch: [] };
}

/** Removing a rule is asked on a page of its own, which says what it would do. */
async function openRemoval(ctx: ScreenContext, params: Input): Promise<ScreenAnswer> {
  const words = ctx.sentences.rules;
  const row = await findRule(ctx.scope, String(params.row));
  if (!row) throw new ProblemError('rule_unknown');
  const proposal = { kind: 'rule_removal' as const, rule: row.id };
  const summary = await summarize(ctx, proposal);
  if (!summary.ok) throw new Error('a removal has no faults');
  const { digest } = summary.impact;
  const input = { rule: row.id, digest };
  const remove = action({ id: 'remove', label: words.remove, call: 'rule.remove', input, look: 'destructive' });
  return {
    title: words.removeTitle(row.name),
    back: toGoto('rules', words.title, 'rules'),
    blocks: [
      ...(await drawImpact(ctx, proposal, summary.impact)),
      { kind: 'actions', id: 'removal', actions: [remove], gotos: [toGoto('keep', words.keep, 'rules')] },
    ],
    watch: [],
  };
}

async function openReplacement(ctx: ScreenContext, params: Input): Promise<ScreenAnswer> {
  const { sentences } = ctx;
  const words = sentences.rules;
  const [field = '', from = ''] = toPair(params.row);
  const fields = await listOrganizationFields(ctx.scope);
  const known = fields.find(({ key }) => key === field);
  if (!known) throw new ProblemError('field_unknown', { detail: { name: field } });
  const input = { field, from };
  return {
    title: words.replaceTitle(from, known.label),
    back: toGoto('rules', words.title, 'rules'),
    blocks: [
      {
        kind: 'form',
        id: `replace:${field}:${from}`,
        fields: [
          {
            ...{ type: 'picker', name: 'to', label: words.replaceBy, required: true, value: null },
            options: known.values.map(({ value, label }) => ({ value, label })),
          },
        ],
        submit: action({ id: 'replace', label: words.replace, call: 'rule.replaceValue', input, look: 'primary' }),
        preview: drawPreview(sentences, 'rule.tryReplaceValue', input),
      },
    ],
    watch: [],
  };
}

function toPair(row: unknown): string[] {
  try {
    const pair: unknown = JSON.parse(String(row));
    return Array.isArray(pair) ? pair.map(String) : [];
  } catch {
    return [];
  }
}

const toRules = async (title: string): Promise<Effect[]> => [
  { do: 'toast', tone: 'good', title },
  { do: 'goto', screen: 'rules', params: {} },
];

export const ruleScreens: ScreenModule = {
  screens: {
    rules: withAdmin(openRules),
    rule: withAdmin(openRule),
    rule_removal: withAdmin(openRemoval),
    replace_value: withAdmin(openReplacement),
  },
  always: ['rules', 'rule', 'rule_removal', 'replace_value'],
  asks: {
    'rule.tryOut': (ctx, tried, draft) => drawSummary(ctx, { kind: 'rule', ...(draft as Input) }, tried),
    'rule.tryReplaceValue': (ctx, tried, input) => drawSummary(ctx, { kind: 'value', ...input }, tried),
    'rule.names': async (ctx, { rows, total }: OutputOf<'rule.names'>) => ({
      kind: 'options',
      options: rows.map(({ id, name }) => ({ value: id, label: name })),
      ...(total > rows.length ? { more: ctx.sentences.deal_screen.more(total - rows.length) } : {}),
    }),
  },
  acts: {
    'rule.save': (ctx) => toRules(ctx.sentences.rules.saved),
    'rule.remove': (ctx) => toRules(ctx.sentences.rules.removed),
    'rule.replaceValue': (ctx) => toRules(ctx.sentences.rules.replaced),
    'field.read': async ({ sentences }) => [{ do: 'toast', tone: 'good', title: sentences.rules.fieldsRead }],
  },
};
