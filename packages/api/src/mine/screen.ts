import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { Block, TableBlock } from '@tierline/blocks/vocabulary';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { listRules } from '@tierline/db/rule';
import type { Pair } from '@tierline/domain/eligibility-index/types';
import { drawImpact } from '../impact/draw-impact.ts';
import type { ProposalOf } from '../impact/proposal.ts';
import { summarize } from '../impact/summarize.ts';
import { nameOrganizations } from '../organization/name-organizations.ts';
import { nameAsked } from '../rule/draw-editor.ts';
import { action } from '../screen/action.ts';
import { toGoto, withAdmin } from '../screen/goto.ts';
import type { ScreenContext, ScreenModule } from '../screen/screen.ts';
import { within } from '../within.ts';
import { type Mined, MOST_MINED, mineContracts } from './miner.ts';
import { describeRule, nameRules } from './name-rule.ts';

/** How long a page waits for the search before it says that it goes on; then it looks again. */
const WAIT_MS = 2_000;
const AGAIN = 2;
/** Exceptions that are shown; a set of rules with more of them is none. */
const SHOWN = 50;

async function openMine(ctx: ScreenContext): Promise<ScreenAnswer> {
  const words = ctx.sentences.mine;
  const frame = { title: words.title, back: toGoto('rules', ctx.sentences.rules.title, 'rules'), watch: [] };
  let mined: Mined | null = null;
  const search = mineContracts(ctx).then((found) => {
    mined = found;
  });
  await within(WAIT_MS, search);
  return mined === null
    ? { ...frame, blocks: [{ kind: 'alert', id: 'working', tone: 'info', title: words.working }], again: AGAIN }
    : { ...frame, blocks: await drawMined(ctx, mined) };
}

async function drawMined(ctx: ScreenContext, mined: Mined): Promise<Block[]> {
  const { sentences, labels, scope } = ctx;
  const words = sentences.mine;
  if (mined === 'too_many') {
    const text = words.tooMany(MOST_MINED.partners, MOST_MINED.secondPartners);
    return [{ kind: 'empty', id: 'too-many', title: words.none, text }];
  }
  // One that asks nothing, where everybody has a contract with everybody, is no rule that could be saved.
  const found = mined.rules.filter(({ partner, secondPartner, same }) =>
    [partner.items, secondPartner.items, same].some(({ length }) => length > 0),
  );
  if (found.length === 0) return [{ kind: 'empty', id: 'none', title: words.none, text: words.noneText }];
  const fields = await listOrganizationFields(scope);
  const asked = await nameAsked(ctx, ...found.flatMap(({ partner, secondPartner }) => [partner, secondPartner]));
  const descriptions = found.map((rule) => describeRule(sentences, fields, rule, asked, labels));
  const taken = (await listRules(scope)).map(({ name }) => name);
  const names = nameRules(descriptions, taken);
  const rules = found.map(({ partner, secondPartner, same }, place) => ({
    ...{ name: names[place] ?? '', partner, secondPartner, same: [...same] },
  }));
  const proposal: ProposalOf<'rules'> = { kind: 'rules', rules };
  const summary = await summarize(ctx, proposal);
  if (!summary.ok) {
    const text = summary.faults.map((fault) => fault.text).join(' ');
    return [{ kind: 'alert', id: 'faults', tone: 'warn', title: words.outdated, text }];
  }
  const { digest } = summary.impact;
  const save = action({
    id: 'save-mined',
    label: words.save(rules.length),
    call: 'mine.save',
    input: { rules, digest } as unknown as Input,
    look: 'primary',
    confirm: { title: words.saveTitle, text: words.saveText, label: words.save(rules.length) },
  });
  const table: TableBlock = {
    kind: 'table',
    id: 'mined',
    label: words.rules,
    columns: [{ key: 'conditions', label: words.conditions }],
    rows: descriptions.map((text, place) => ({
      id: found[place]?.id ?? '',
      cells: { conditions: { value: { type: 'text', text } } },
    })),
    empty: words.none,
    total: rules.length,
  };
  return [
    { kind: 'text', id: 'intro', text: words.intro(labels) },
    {
      kind: 'stats',
      id: 'explained',
      items: [
        {
          id: 'explained',
          label: words.explained,
          value: { type: 'number', number: mined.contracts - mined.missing.length },
        },
        { id: 'missing', label: words.missing, value: { type: 'number', number: mined.missing.length } },
        { id: 'extra', label: words.extra, value: { type: 'number', number: mined.extra.length } },
      ],
    },
    { kind: 'section', id: 'mined-section', title: words.rules, blocks: [table] },
    await drawExceptions(ctx, 'missing', words.missingList, mined.missing),
    await drawExceptions(ctx, 'extra', words.extraList, mined.extra),
    {
      kind: 'section',
      id: 'impact-section',
      title: sentences.impact.title,
      blocks: await drawImpact(ctx, proposal as unknown as Input, summary.impact),
    },
    { kind: 'actions', id: 'mined-actions', actions: [save] },
  ];
}

async function drawExceptions(ctx: ScreenContext, id: string, title: string, pairs: readonly Pair[]): Promise<Block> {
  const { sentences, labels } = ctx;
  const shown = pairs.slice(0, SHOWN);
  const names = await nameOrganizations(
    ctx,
    shown.flatMap(({ partnerId, secondPartnerId }) => [partnerId, secondPartnerId]),
  );
  return {
    kind: 'section',
    id: `${id}-section`,
    title,
    folded: true,
    blocks: [
      {
        kind: 'table',
        id: `mined:${id}`,
        label: title,
        columns: [
          { key: 'partner', label: labels.partner },
          { key: 'secondPartner', label: labels.secondPartner },
        ],
        rows: shown.map(({ partnerId, secondPartnerId }) => ({
          id: `${partnerId}:${secondPartnerId}`,
          cells: { partner: names(partnerId), secondPartner: names(secondPartnerId) },
        })),
        empty: sentences.impact.none,
        total: pairs.length,
      },
    ],
  };
}

export const mineScreens: ScreenModule = {
  screens: { mine: withAdmin(openMine) },
  always: ['mine'],
  acts: {
    'mine.save': async ({ sentences }) => [
      { do: 'toast', tone: 'good', title: sentences.mine.saved },
      { do: 'goto', screen: 'rules', params: {} },
    ],
  },
};
