import { api, LightningElement } from 'lwc';
/**
 * A line of text, or several. Nothing is cut at its greatest length: of a long text that was pasted, only the person knows
 * what may go.
 */
export default class TierlineTextField extends LightningElement {
    @api
    field;
    @api
    value = null;
    @api
    error;
    /** What stands at the input now. */
    shownError = '';
    @api
    focus() {
        this.input?.focus();
    }
    renderedCallback() {
        const error = this.error ?? '';
        if (!this.input || error === this.shownError)
            return;
        this.shownError = error;
        this.input.setCustomValidity(error);
        this.input.reportValidity();
    }
    get input() {
        return this.template?.querySelector('.input');
    }
    get text() {
        return this.value ?? '';
    }
    get isDisabled() {
        return this.field.disabled !== undefined;
    }
    /** What stands beneath the input, unless an error takes its place. */
    get note() {
        return this.error === undefined ? (this.field.disabled ?? this.field.help) : undefined;
    }
    handleChange(event) {
        this.dispatchEvent(new CustomEvent('fill', { detail: { name: this.field.name, value: event.detail.value } }));
    }
}
