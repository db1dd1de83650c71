import CHOSEN from '@salesforce/label/c.Tierline_Chosen';
import MORE_CHOSEN from '@salesforce/label/c.Tierline_More_Chosen';
import REMOVE from '@salesforce/label/c.Tierline_Remove';
import { fill } from 'c/tierlineLabels';
import { api, LightningElement } from 'lwc';
/** More would bury the rest of the form; the others are a press away. */
const FIRST = 12;
/** Several of many: a picker that stays open, and what is chosen beneath it, each with a way out. */
export default class TierlineMultiField extends LightningElement {
    @api
    field;
    @api
    value = [];
    @api
    search;
    /** Chosen options that came from a search. */
    @api
    chosen;
    @api
    error;
    @api
    hideLabel = false;
    areAllShown = false;
    /** Where the keyboard goes on once what was removed is gone: to the next one's button, else to the input. */
    refocus = null;
    @api
    focus() {
        this.template?.querySelector('c-tierline-combobox')?.focus();
    }
    renderedCallback() {
        if (this.refocus === null)
            return;
        const buttons = this.template?.querySelectorAll('.remove') ?? [];
        const next = buttons[Math.min(this.refocus, buttons.length - 1)];
        this.refocus = null;
        if (next)
            next.focus();
        else
            this.focus();
    }
    get pills() {
        const known = [...(this.chosen ?? []), ...this.field.options];
        const pills = this.value.map((value) => {
            const label = known.find((option) => option.value === value)?.label ?? value;
            return { value, label, remove: fill(REMOVE, label) };
        });
        return this.areAllShown ? pills : pills.slice(0, FIRST);
    }
    get hasPills() {
        return this.value.length > 0;
    }
    get listLabel() {
        return fill(CHOSEN, this.field.label);
    }
    get moreChosen() {
        const hidden = this.value.length - this.pills.length;
        return hidden > 0 ? fill(MORE_CHOSEN, hidden) : undefined;
    }
    get isDisabled() {
        return this.field.disabled !== undefined;
    }
    get canChange() {
        return !this.isDisabled;
    }
    get isWrong() {
        return this.error !== undefined;
    }
    /** What stands beneath, the most pressing first. */
    get note() {
        return this.error ?? this.field.disabled ?? this.field.help;
    }
    tell(type, detail) {
        this.dispatchEvent(new CustomEvent(type, { detail: { name: this.field.name, ...detail } }));
    }
    without(value) {
        return this.value.filter((each) => each !== value);
    }
    handlePick(event) {
        const { value } = event.detail;
        this.tell('fill', { value: this.value.includes(value) ? this.without(value) : [...this.value, value] });
    }
    handleRemove(event) {
        const { value } = event.currentTarget.dataset;
        if (value === undefined)
            return;
        this.refocus = this.value.indexOf(value);
        this.tell('fill', { value: this.without(value) });
    }
    handleShowAll() {
        this.refocus = this.pills.length;
        this.areAllShown = true;
    }
    handleWords(event) {
        this.tell('words', event.detail);
    }
    handleRest() {
        this.tell('rest', {});
    }
}
