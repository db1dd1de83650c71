import SUGGESTED from '@salesforce/label/c.Tierline_Suggested';
import { api, LightningElement } from 'lwc';
/** One of many, searchable, with the reason at each that cannot be chosen. */
export default class TierlinePicker extends LightningElement {
    @api
    field;
    @api
    value = null;
    @api
    search;
    /** The chosen option, where it came from a search. */
    @api
    chosen;
    @api
    error;
    @api
    focus() {
        this.template?.querySelector('c-tierline-combobox')?.focus();
    }
    get selected() {
        if (this.value === null)
            return undefined;
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
    tell(type, detail) {
        this.dispatchEvent(new CustomEvent(type, { detail: { name: this.field.name, ...detail } }));
    }
    handlePick(event) {
        this.tell('pick', event.detail);
    }
    handleWords(event) {
        this.tell('words', event.detail);
    }
    handleRest() {
        this.tell('rest', {});
    }
}
