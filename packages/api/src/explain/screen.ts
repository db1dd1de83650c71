import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block, Goto } from '@tierline/blocks/vocabulary';
import { may } from '@tierline/domain/viewer';
import { z } from 'zod';
import type { OutputOf } from '../features.ts';
import { idInput } from '../inputs.ts';
import { findOpenRecord } from '../record-access.ts';
import { nameAsked } from '../rule/draw-editor.ts';
import { callFeature } from '../screen/call-feature.ts';
import { toGoto } from '../screen/goto.ts';
import { readParams } from '../screen/read-params.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { sentence } from '../sentences/grammar.ts';
import { drawRule } from './draw-rule.ts';
import { nameEdits } from './name-edits.ts';

/** Rules that are drawn for themselves; of hundreds, those that come nearest are enough to understand the rest. */
const MOST_RULES_DRAWN = 10;

/** `row` is that of the table from which one came: the second partner, or with `of: 'second_partner'` the partner. */
const paramsInput = z.object({
  partner: idInput.optional(),
  secondPartner: idInput.optional(),
  row: idInput.optional(),
});

async function openExplanation(ctx: ScreenContext, params: Input): Promise<ScreenAnswer> {
  const { sentences } = ctx;
  const words = sentences.explain;
  const { row, ...given } = readParams(paramsInput, params);
  const back = wayBack(ctx, given.partner);
  if (!may(ctx.viewer.role, 'see_network')) {
    const { noPermission, noPermissionText } = sentences.organization_screen;
    const empty: Block = { kind: 'empty', id: 'no-permission', title: noPermission, text: noPermissionText };
    return { title: noPermission, back, blocks: [empty], watch: [] };
  }
  const input = { partner: given.partner ?? row, secondPartner: given.secondPartner ?? row };
  const told = (await callFeature(ctx, 'query', 'explain.pair', input)) as OutputOf<'explain.pair'>;
  const names = { partner: told.partner.name, secondPartner: told.secondPartner.name };
  return {
    title: words.title(names.secondPartner, names.partner),
    back,
    blocks: [...drawVerdict(ctx, told, names), ...(await drawRules(ctx, told))],
    watch: [],
  };
}

/** To the card of the account, or from a deal to the list of those who may not be chosen. */
function wayBack(ctx: ScreenContext, partner: string | undefined): Goto {
  const { back } = ctx.sentences.explain;
  const record = findOpenRecord(ctx);
  if (record?.object === 'organization') return toGoto('back', back, 'organization');
  if (!record && partner === undefined) return toGoto('back', back, 'coverage');
  return partner === undefined ? toGoto('back', back, 'deal') : toGoto('back', back, 'others', { partner });
}

function drawVerdict(
  ctx: ScreenContext,
  { verdict, smallest, fields, rules }: OutputOf<'explain.pair'>,
  names: { partner: string; secondPartner: string },
): Block[] {
  const { sentences, labels, locale } = ctx;
  const words = sentences.explain;
  const title = (verdict.eligible ? words.may : words.mayNot)(names.secondPartner, names.partner);
  const reason = sentence(sentences.reason(verdict.reason, names.partner, labels, locale));
  const alert: Block = { kind: 'alert', id: 'verdict', tone: verdict.eligible ? 'good' : 'warn', title, text: reason };
  if (rules === null) {
    return verdict.reason.code === 'no_contract'
      ? [alert, { kind: 'text', id: 'by-contract', text: words.byContract }]
      : [alert];
  }
  if (verdict.reason.code !== 'rule' && verdict.reason.code !== 'no_rule') return [alert];
  const change = smallest && nameEdits(sentences, fields, smallest, names);
  const text = change === null ? words.noFlip : verdict.eligible ? words.flipFrom(change) : words.flipTo(change);
  return [alert, { kind: 'text', id: 'smallest-change', text, tone: 'info' }];
}

async function drawRules(ctx: ScreenContext, told: OutputOf<'explain.pair'>): Promise<Block[]> {
  const words = ctx.sentences.explain;
  const { rules } = told;
  if (rules === null) return [];
  if (rules.length === 0) return [{ kind: 'empty', id: 'no-rules', title: words.noRules }];
  const sorted = [...rules].sort((a, b) => Number(b.matches) - Number(a.matches));
  const shown = sorted.slice(0, MOST_RULES_DRAWN);
  const names = await nameAsked(ctx, ...shown.flatMap(({ partner, secondPartner }) => [partner, secondPartner]));
  const blocks: Block[] = shown.map((rule) => drawRule(ctx, rule, told.fields, names));
  const hidden = rules.length - shown.length;
  if (hidden > 0) blocks.push({ kind: 'text', id: 'more', text: words.moreRules(hidden), tone: 'neutral' });
  return [
    {
      kind: 'section',
      id: 'rules',
      title: words.rules(rules.filter(({ matches }) => matches).length, rules.length),
      blocks,
    },
  ];
}

export const explainScreens: ScreenModule = { screens: { explain: openExplanation } };
