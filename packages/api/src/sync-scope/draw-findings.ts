import type { Block, Step } from '@tierline/blocks/vocabulary';
import { toFilterText } from '@tierline/domain/field-mapping/filter-text';
import type { OutputOf } from '../features.ts';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';
import type { CrmFindings } from './preflight.ts';

type Got = OutputOf<'syncScope.get'>;

/** Whether each CRM is set up for what is to be kept in line, and how its own people find those records. */
export function drawFindings(ctx: ScreenContext, got: Got): Block[] {
  const { sentences } = ctx;
  const words = sentences.scope;
  return [
    drawKnown(ctx, got),
    ...got.findings.map((each): Block => {
      const crmName = sentences.crm[each.crm];
      const ways = toGoto('mapping', sentences.mapping.title(each.crm, crmName, 'organization'), 'mapping', {
        ...{ crm: each.crm, object: 'organization' },
      });
      return {
        kind: 'section',
        id: `set-up:${each.crm}`,
        title: words.checksOf(crmName),
        hint: words.preflight,
        blocks: [
          { kind: 'steps', id: `checks:${each.crm}`, label: words.checksOf(crmName), steps: drawSteps(ctx, each, got) },
          { kind: 'actions', id: `set-up-ways:${each.crm}`, actions: [], gotos: [toChecklist(ctx), ways] },
          ...drawFilter(ctx, each),
        ],
      };
    }),
  ];
}

const toChecklist = ({ sentences }: ScreenContext) => toGoto('checklist', sentences.checklist.title, 'checklist');

/** How many second partners there are, switched on or not. */
function drawKnown({ sentences, labels }: ScreenContext, { standings }: Got): Block {
  const words = sentences.scope;
  const count = (...which: string[]) =>
    standings
      .filter(({ accountType, standing }) => accountType === 'partner_2' && which.includes(standing))
      .reduce((sum, each) => sum + each.count, 0);
  const item = (id: string, label: string, number: number) => ({
    ...{ id, label, value: { type: 'number' as const, number } },
  });
  return {
    kind: 'section',
    id: 'known',
    title: words.known(labels),
    blocks: [
      {
        kind: 'stats',
        id: 'known-counts',
        items: [
          item('active', words.knownActive, count('active', 'prospective')),
          item('inactive', words.knownInactive, count('inactive')),
        ],
      },
    ],
  };
}

function drawSteps(
  { sentences }: ScreenContext,
  { crm, findings, lastReadAt }: CrmFindings,
  { problems }: Got,
): Step[] {
  const words = sentences.scope;
  const crmName = sentences.crm[crm];
  if (findings.length === 0) {
    return [{ id: 'unread', title: words.checks.status, state: 'todo', text: words.unreadFields(crmName) }];
  }
  const countOf = (kind: string) => problems.find((each) => each.kind === kind)?.count ?? 0;
  const [blank, odd] = [countOf('no_account_type'), countOf('odd_account_type')];
  return [
    ...findings.map((finding): Step => {
      const { of, field, state, lacks } = finding;
      const title = words.checks[of];
      if (state !== 'good') return { id: of, title, state: 'failed', text: words.bad(finding, crmName) };
      if (lacks.length > 0) return { id: of, title, state: 'failed', text: words.lacks(field, lacks) };
      return { id: of, title, state: 'done', text: words.good(field) };
    }),
    // Nothing that Tierline reads tells of forms.
    {
      ...{ id: 'layout', title: words.layout, state: 'todo' },
      text: words.layoutText(sentences.mapping.records[crm].organization),
    },
    { id: 'read', title: words.readOnce, state: lastReadAt ? 'done' : 'todo', text: words.readOnceText },
    {
      ...{ id: 'types', title: words.typesStated, state: blank + odd > 0 ? 'failed' : 'done' },
      text: blank + odd > 0 ? words.typesBad(blank, odd) : words.typesGood,
    },
  ];
}

function drawFilter({ sentences, labels }: ScreenContext, { crm, names }: CrmFindings): Block[] {
  if (!names) return [];
  const words = sentences.scope;
  const { partners, blankIsPartner, ...fields } = names;
  const text = toFilterText(crm, { ...fields, values: partners, blank: blankIsPartner });
  return [
    {
      kind: 'section',
      id: `filter:${crm}`,
      title: words.filter(sentences.crm[crm], labels),
      hint: words.filterHint(labels),
      folded: true,
      blocks: [{ kind: 'text', id: `filter-text:${crm}`, text: words.filterText[crm](text) }],
    },
  ];
}
