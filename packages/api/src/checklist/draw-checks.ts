import type { Cell, Tone } from '@tierline/blocks/value';
import type { TableBlock } from '@tierline/blocks/vocabulary';
import type { Check, CheckState } from '@tierline/domain/sync-checklist';
import type { ScreenContext } from '../screen/screen.ts';
import type { Checklist } from './router.ts';

const TONES: Record<CheckState, Tone> = {
  pass: 'good',
  fail: 'bad',
  look: 'info',
  unneeded: 'neutral',
  unread: 'warn',
};

/** Every check of one CRM in a line: for whom, where, what it has to be like, and how it is. */
export function drawChecks(ctx: ScreenContext, { facts, checks }: Checklist): TableBlock {
  const { sentences, labels } = ctx;
  const words = sentences.checklist;
  const { crm } = facts;
  const text = (value: string): Cell => ({ value: { type: 'text', text: value } });
  return {
    kind: 'table',
    id: `checks:${crm}`,
    label: words.titleOf(sentences.crm[crm]),
    columns: [
      { key: 'of', label: words.of },
      { key: 'where', label: words.where },
      { key: 'what', label: words.what },
      { key: 'state', label: words.state },
    ],
    rows: checks.map((check) => ({
      id: check.id,
      cells: {
        of: text(words.uses[check.of]),
        where: { ...text(words.objects[crm][check.object]), hint: words.acts[check.act] },
        what: text(words.wanted[check.id](labels)),
        state: { ...text(words.states[check.state]), tone: TONES[check.state], ...hintOf(tell(ctx, facts, check)) },
      },
    })),
    empty: words.none,
    total: checks.length,
  };
}

const hintOf = (hint: string) => (hint === '' ? {} : { hint });

/** What is wrong and what to do; nothing where all is well. */
function tell({ sentences, labels }: ScreenContext, facts: Checklist['facts'], { id, state, of }: Check): string {
  const { checklist: words, scope } = sentences;
  const { crm, names, contracts, lookups, converted, untyped, ruleFields } = facts;
  const crmName = sentences.crm[crm];
  if (state === 'pass') return '';
  if (state === 'unneeded') return words.unneeded[of === 'rules' ? 'contracts' : 'rules'];
  if (state === 'unread')
    return id === 'deal_lookup' || id === 'lead_lookup' ? words.notAsked(crmName) : words.unread(crmName);
  switch (id) {
    case 'in_sync':
    case 'status':
    case 'account_type': {
      const finding = facts.findings.find((each) => each.of === id);
      if (!finding) return words.unread(crmName);
      return finding.state === 'good' ? scope.lacks(finding.field, finding.lacks) : scope.bad(finding, crmName);
    }
    case 'contracts':
      return words.list(names.contracts, contracts?.state ?? 'missing', contracts?.missingNames ?? 0, crmName);
    case 'deal_lookup':
    case 'lead_lookup': {
      const object = id === 'deal_lookup' ? 'deal' : 'lead';
      return words.lookup(names[object], lookups?.[object] ?? 'missing', words.objects[crm][object]);
    }
    case 'conversion':
      return state === 'fail' ? words.lostInConversion(converted.lost) : words.lookAtConversion;
    case 'forms':
      return words.forms;
    case 'types_stated':
      return words.untyped(untyped.blank, untyped.odd);
    case 'lists_of_second_partners':
      return words.listsOfSecondPartners(facts.listsOfSecondPartners, labels);
    case 'rule_fields':
      return words.ruleFields(ruleFields.blank, ruleFields.offList);
  }
}
