import ADD_CONDITION from '@salesforce/label/c.Tierline_Add_Condition';
import ADD_GROUP from '@salesforce/label/c.Tierline_Add_Group';
import CHOOSE_FIELD from '@salesforce/label/c.Tierline_Choose_Field';
import CHOOSE_OPERATOR from '@salesforce/label/c.Tierline_Choose_Operator';
import CHOOSE_VALUES from '@salesforce/label/c.Tierline_Choose_Values';
import CONDITION from '@salesforce/label/c.Tierline_Condition';
import FIELD from '@salesforce/label/c.Tierline_Condition_Field';
import OPERATOR from '@salesforce/label/c.Tierline_Condition_Operator';
import VALUES from '@salesforce/label/c.Tierline_Condition_Values';
import GROUP from '@salesforce/label/c.Tierline_Group';
import IN_GROUP from '@salesforce/label/c.Tierline_In_Group';
import JOIN from '@salesforce/label/c.Tierline_Join';
import JOIN_AND from '@salesforce/label/c.Tierline_Join_And';
import JOIN_OR from '@salesforce/label/c.Tierline_Join_Or';
import REMOVE from '@salesforce/label/c.Tierline_Remove';
import UNFINISHED from '@salesforce/label/c.Tierline_Unfinished_Condition';
import UNFINISHED_GROUP from '@salesforce/label/c.Tierline_Unfinished_Group';
import { fill } from 'c/tierlineLabels';
import {
  addCondition,
  addGroup,
  type ConditionsField,
  type ConditionTree,
  type Draft,
  isLineFinished,
  listLines,
  mayHoldGroup,
  removeItem,
  type Search,
  searchNameOf,
  setField,
  setJoin,
  setOperator,
  setValues,
  type TreeLine,
} from 'c/tierlineScreenClient';
import { api, LightningElement } from 'lwc';

type ConditionItem = Extract<TreeLine, { kind: 'condition' }>;
type GroupItem = Extract<TreeLine, { kind: 'group' }>;

const JOINS = [
  { value: 'and', label: JOIN_AND },
  { value: 'or', label: JOIN_OR },
];

/**
 * An AND/OR tree as flat lines, indented by the groups around them: templates cannot call themselves. Groups and
 * conditions are counted, so that each button and input has a name of its own to those who hear them.
 */
export default class TierlineConditions extends LightningElement {
  @api field!: ConditionsField;
  @api value!: ConditionTree;
  /** The form's searches and the options found by them, by `<field>/<subject>`. */
  @api searches: { [name: string]: Search } = {};
  @api chosen: Draft['chosenMany'] = {};
  @api error?: string;
  /** A save was tried: lines that are not finished say so. */
  @api attempted = false;

  labels = { ADD_CONDITION, ADD_GROUP, CHOOSE_FIELD, CHOOSE_OPERATOR, FIELD, JOIN, OPERATOR };
  joins = JOINS;
  /** The line whose first input takes the keyboard once it is drawn; an unknown one means the first button. */
  refocus: string | null = null;

  @api
  focus() {
    this.template?.querySelector<HTMLElement>('.first, .add')?.focus();
  }

  override renderedCallback() {
    if (this.refocus === null) return;
    const line = this.template?.querySelector<HTMLElement>(`[data-line="${this.refocus}"] .first`);
    this.refocus = null;
    if (line) line.focus();
    else this.template?.querySelector<HTMLElement>('.add_outermost')?.focus();
  }

  get isDisabled() {
    return this.field.disabled !== undefined;
  }

  get canChange() {
    return !this.isDisabled;
  }

  get isEmpty() {
    return this.value.items.length === 0;
  }

  /** What stands beneath, the most pressing first. */
  get note() {
    return this.error ?? this.field.disabled ?? this.field.help;
  }

  get noteClass() {
    return this.error === undefined ? 'note' : 'note note_wrong';
  }

  /** Each group's lines stand between its head and its foot. */
  get items() {
    const items: object[] = [];
    const open: { group: GroupItem; place: number }[] = [];
    let groups = 0;
    let conditions = 0;
    const closeTo = (depth: number) => {
      while ((open.at(-1)?.group.depth ?? -1) >= depth) {
        const closed = open.pop();
        if (closed) items.push(this.toFoot(closed.group, closed.place));
      }
    };
    for (const line of listLines(this.value)) {
      closeTo(line.depth);
      if (line.kind === 'group') {
        open.push({ group: line, place: groups });
        items.push(this.toHead(line, groups));
        groups += 1;
      } else {
        conditions += 1;
        items.push(this.toLine(line, conditions));
      }
    }
    closeTo(0);
    return items;
  }

  toHead({ id, depth, join, count }: GroupItem, place: number) {
    const name = fill(GROUP, place);
    return {
      id,
      key: id,
      isHead: true,
      isShown: depth > 0 || count > 0,
      isNested: depth > 0,
      join,
      joinLabel: depth === 0 ? JOIN : `${name}: ${JOIN}`,
      remove: fill(REMOVE, name),
      unfinished: this.attempted && depth > 0 && count === 0 ? UNFINISHED_GROUP : undefined,
      className: `row head indent_${Math.min(depth, 6)}`,
    };
  }

  toFoot({ id, depth, count }: GroupItem, place: number) {
    return {
      id,
      key: `${id}/foot`,
      isFoot: true,
      addCondition: depth === 0 ? ADD_CONDITION : fill(IN_GROUP, ADD_CONDITION, place),
      addGroup: depth === 0 ? ADD_GROUP : fill(IN_GROUP, ADD_GROUP, place),
      mayHoldGroup: mayHoldGroup(depth, this.field.mostDepth),
      // Beneath the sentence about no conditions there is no line to stand in line with.
      className: `row foot indent_${depth === 0 && count === 0 ? 0 : Math.min(depth + 1, 6)}`,
      addClass: depth === 0 ? 'slds-button add add_outermost' : 'slds-button add',
    };
  }

  toLine({ id, depth, line }: ConditionItem, place: number) {
    const name = fill(CONDITION, place);
    const subject = this.subjectOf(line.field);
    const operator = subject?.operators.find(({ value }) => value === line.operator);
    const searchName = searchNameOf(this.field.name, subject?.value ?? '');
    return {
      id,
      key: id,
      isLine: true,
      name,
      subject: subject?.value,
      operator: operator?.value,
      operators: subject?.operators ?? [],
      hasNoSubject: this.isDisabled || !subject,
      values:
        subject && operator?.takes === 'many'
          ? {
              field: this.toValuesField(id, subject),
              chosen: line.values,
              found: this.chosen[searchName],
              search: this.searches[searchName],
            }
          : undefined,
      remove: fill(REMOVE, name),
      unfinished: this.attempted && !isLineFinished(line, this.field.subjects) ? UNFINISHED : undefined,
      className: `row indent_${Math.min(depth, 6)}`,
    };
  }

  toValuesField(id: string, subject: ConditionsField['subjects'][number]) {
    const { disabled } = this.field;
    return {
      type: 'multi',
      name: id,
      label: `${VALUES}: ${subject.label}`,
      placeholder: CHOOSE_VALUES,
      value: [],
      options: subject.options,
      ...(subject.search && { search: subject.search }),
      // The reason stands once beneath all lines.
      ...(disabled !== undefined && { disabled: '' }),
    };
  }

  get subjects() {
    return this.field.subjects.map(({ value, label }) => ({ value, label }));
  }

  subjectOf(name: string | null | undefined) {
    return this.field.subjects.find(({ value }) => value === name);
  }

  lineOf(id: string) {
    const found = listLines(this.value).find((line) => line.id === id);
    return found?.kind === 'condition' ? found.line : undefined;
  }

  tell(tree: ConditionTree) {
    this.dispatchEvent(new CustomEvent('fill', { detail: { name: this.field.name, value: tree } }));
  }

  handleJoin(event: CustomEvent<{ value: 'and' | 'or' }>) {
    this.tell(setJoin(this.value, lineAt(event), event.detail.value));
  }

  handleField(event: CustomEvent<{ value: string }>) {
    this.tell(setField(this.value, lineAt(event), this.subjectOf(event.detail.value) ?? null));
  }

  handleOperator(event: CustomEvent<{ value: string }>) {
    const id = lineAt(event);
    const subject = this.subjectOf(this.lineOf(id)?.field);
    if (subject) this.tell(setOperator(this.value, id, subject, event.detail.value));
  }

  handleValues(event: CustomEvent<{ name: string; value: string[] }>) {
    this.tell(setValues(this.value, event.detail.name, event.detail.value));
  }

  handleWords(event: CustomEvent<{ name: string; words: string }>) {
    this.tellSearch('words', event.detail.name, { words: event.detail.words });
  }

  handleRest(event: CustomEvent<{ name: string }>) {
    this.tellSearch('rest', event.detail.name, {});
  }

  tellSearch(type: string, id: string, detail: object) {
    const subject = this.lineOf(id)?.field;
    if (subject) this.dispatchEvent(new CustomEvent(type, { detail: { name: this.field.name, subject, ...detail } }));
  }

  handleAddCondition(event: Event) {
    this.refocus = crypto.randomUUID();
    this.tell(addCondition(this.value, lineAt(event), this.refocus));
  }

  handleAddGroup(event: Event) {
    this.refocus = crypto.randomUUID();
    this.tell(addGroup(this.value, lineAt(event), crypto.randomUUID(), this.refocus));
  }

  /** The keyboard goes on at the condition that takes the place of what was removed, else at the one before. */
  handleRemove(event: Event) {
    const id = lineAt(event);
    const before = listLines(this.value);
    const tree = removeItem(this.value, id);
    const left = listLines(tree).filter(({ kind }) => kind === 'condition');
    const isLeft = (line: TreeLine) => left.some((each) => each.id === line.id);
    const place = before.findIndex((line) => line.id === id);
    const next = before.slice(place).find(isLeft) ?? before.slice(0, place).findLast(isLeft);
    this.refocus = next?.id ?? '';
    this.tell(tree);
  }
}

function lineAt(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.id ?? '';
}
