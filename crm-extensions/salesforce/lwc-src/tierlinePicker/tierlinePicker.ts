import SUGGESTED from '@salesforce/label/c.Tierline_Suggested';
import type { Option, PickerField, Search } from 'c/tierlineScreenClient';
import { api, LightningElement } from 'lwc';

/** One of many, searchable, with the reason at each that cannot be chosen. */
export default class TierlinePicker extends LightningElement {
  @api field!: PickerField;
  @api value: string | null = null;
  @api search?: Search;
  /** The chosen option, where it came from a search. */
  @api chosen?: Option;
  @api error?: string;

  @api
  focus() {
    this.template?.querySelector<HTMLElement>('c-tierline-combobox')?.focus();
  }

  get selected(): Option | undefined {
    if (this.value === null) return undefined;
    const { value } = this;
    return [...this.field.options, ...(this.chosen ? [this.chosen] : [])].find((option) => option.value === value);
  }

  get text() {
    return this.selected?.label ?? '';
  }

  get chosenValues() {
    return this.value === null ? [] : [this.value];
  }

  get isFilled() {
    return this.value !== null;
  }

  get isDisabled() {
    return this.field.disabled !== undefined;
  }

  get isWrong() {
    return this.error !== undefined;
  }

  get isWarning() {
    return !this.isDisabled && this.selected?.disabled !== undefined;
  }

  /** What stands beneath the input, the most pressing first. */
  get note() {
    return this.error ?? this.field.disabled ?? this.selected?.disabled ?? this.field.help ?? this.suggestionNote;
  }

  get suggestionNote() {
    const isSuggestion = this.field.value === null && this.value !== null && this.value === this.field.suggestion;
    return isSuggestion ? SUGGESTED : undefined;
  }

  tell(type: string, detail: object) {
    this.dispatchEvent(new CustomEvent(type, { detail: { name: this.field.name, ...detail } }));
  }

  handlePick(event: CustomEvent<{ value: string | null }>) {
    this.tell('pick', event.detail);
  }

  handleWords(event: CustomEvent<{ words: string }>) {
    this.tell('words', event.detail);
  }

  handleRest() {
    this.tell('rest', {});
  }
}
