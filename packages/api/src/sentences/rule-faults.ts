import type { RuleFault } from '@tierline/domain/check-rule';
import { explainWords } from './explain-words.ts';
import { counted, quoted } from './grammar.ts';

/** What is wrong with a rule, or with another choice about who may stand behind whom. */
export type FaultTold =
  | RuleFault
  | { code: 'one_only' | 'rules_missing' | 'too_many_partners' | 'too_many_rules' | 'contracts_changed' };

/** What is wrong and what to do, without the full stop. */
export function ruleFault(fault: FaultTold): string {
  switch (fault.code) {
    case 'name_missing':
      return 'Type a name for the rule';
    case 'name_too_long':
      return `The name is longer than ${fault.limit} characters. Shorten it`;
    case 'name_taken':
      return `Another rule is called ${quoted(fault.name)} already. Choose another name`;
    case 'nothing_said':
      return 'Add at least one condition on either side, or a field with the same value on both sides';
    case 'empty_group':
      return 'One group has no condition. Add one to it, or remove the group';
    case 'field_unknown':
      return `The CRM has no field ${quoted(fault.name)}. Remove it, or read the CRM’s fields again`;
    case 'field_not_listed':
    case 'same_not_listed':
      return `${fault.name} has no list of values, so rules cannot ask for it. Choose a drop-down, radio or multi-select field`;
    case 'operator_unknown_for_field':
      return `${quoted(explainWords.operators[fault.operator])} cannot be asked of ${fault.name}. Choose another operator`;
    case 'values_missing':
      return `The condition on ${fault.name} has no value. Choose at least one`;
    case 'value_unknown':
      return `${fault.name} does not offer ${quoted(fault.value)}. Choose another value`;
    case 'too_many_values':
      return `A condition on ${fault.name} has more than ${fault.limit} values. Take some away`;
    case 'too_many_conditions':
      return `The rule has more than ${counted(fault.limit, 'condition')}. Split it into several rules`;
    case 'too_deep':
      return `Groups stand within each other more than ${fault.limit} deep. Flatten them`;
    case 'too_many_same':
      return `More than ${fault.limit} fields are to have the same value on both sides. Take some away`;
    case 'one_only':
      return 'Your settings let a partner have one. Choose one only';
    case 'rules_missing':
      return 'Rules cannot decide without a rule. Write at least one first';
    case 'too_many_rules':
      return 'There are 500 rules already. Remove one first, or bring several together in one';
    case 'contracts_changed':
      return 'Somebody has changed these meanwhile, or what was changed is still being saved. Reload the page, and choose anew';
    case 'too_many_partners':
      return 'This is about more than 10,000 partners. Add a condition, and do it in parts';
  }
}
