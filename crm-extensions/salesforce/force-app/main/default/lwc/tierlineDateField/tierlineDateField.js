import { api, LightningElement } from 'lwc';
/** A calendar day, in Salesforce's own date picker, which speaks the viewer's format. */
export default class TierlineDateField extends LightningElement {
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
        return this.template?.querySelector('lightning-input');
    }
    get day() {
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
        const value = event.detail.value ?? '';
        this.dispatchEvent(new CustomEvent('fill', { detail: { name: this.field.name, value } }));
    }
}
