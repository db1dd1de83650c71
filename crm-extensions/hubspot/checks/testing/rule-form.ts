import { playScene } from '@tierline/blocks/gallery';
import { answer, drawing, screenOf } from '@tierline/blocks/gallery/scene';
import type { AskAnswer, Procedure, Procedures, Reply, Transport } from '@tierline/blocks/protocol';
import type { ConditionsField, ConditionTree, FormBlock, Goto } from '@tierline/blocks/vocabulary';

const TERRITORY = {
  value: 'territory',
  label: 'Territory',
  operators: [
    { value: 'any_of', label: 'is any of', takes: 'many' as const },
    { value: 'blank', label: 'is blank', takes: 'none' as const },
  ],
  options: [
    { value: 'emea', label: 'EMEA' },
    { value: 'amer', label: 'Americas' },
    { value: 'moon', label: 'The Moon', disabled: 'Nobody sells there.' },
  ],
};

const NAME = {
  value: 'name',
  label: 'Name',
  operators: [{ value: 'any_of', label: 'is any of', takes: 'many' as const }],
  options: [{ value: 'org_1', label: 'Acme' }],
  search: { call: 'rules.names', input: {} },
};

export const EMPTY_TREE: ConditionTree = { id: 'root', join: 'and', items: [] };

export const TREE: ConditionTree = {
  id: 'root',
  join: 'and',
  items: [
    { id: 'line_1', field: 'territory', operator: 'any_of', values: ['emea', 'gone'] },
    { id: 'group_2', join: 'or', items: [{ id: 'line_3', field: 'territory', operator: 'blank', values: [] }] },
  ],
};

export function ruleForm(value: ConditionTree, more: Partial<ConditionsField> = {}): FormBlock {
  const field: ConditionsField = {
    type: 'conditions',
    name: 'partner',
    label: 'Resellers',
    locked: 'Account type is Reseller',
    empty: 'Every reseller',
    value,
    subjects: [TERRITORY, NAME],
    mostDepth: 2,
    ...more,
  };
  return {
    kind: 'form',
    id: 'rule',
    fields: [field],
    submit: { id: 'save', label: 'Save', call: 'rules.save', input: {} },
  };
}

export const BACK: Goto = { id: 'back', label: 'Rules', screen: 'rules', params: {} };

/** Serves a form on a screen with a way back, keeps what is sent, and answers each question with the next of `asked`. */
export function serveForm(form: FormBlock, asked: Reply<AskAnswer>[] = []) {
  const sent: { procedure: Procedure; input: Procedures[Procedure]['input'] }[] = [];
  const scene = { ...drawing('rule', 'A rule', [form]), open: answer(screenOf('A rule', [form], { back: BACK })) };
  const transport: Transport = (procedure, input) => {
    sent.push({ procedure, input });
    const ask = procedure === 'screen.ask' ? asked.shift() : undefined;
    return playScene({ ...scene, ...(ask && { ask }) })(procedure, input);
  };
  return { transport, sentTo: (procedure: Procedure) => sent.filter((each) => each.procedure === procedure) };
}
