import OFF from '@salesforce/label/c.Tierline_Off';
import ON from '@salesforce/label/c.Tierline_On';
import { api, LightningElement } from 'lwc';
/** Yes or no, saved with the rest of the form like any other field. */
export default class TierlineToggleField extends LightningElement {
    @api
    field;
    @api
    value = false;
    @api
    error;
    /** In place of the platform's “Active” and “Inactive”, which say something else beside a partner's status. */
    labels = { ON, OFF };
    @api
    focus() {
        this.template?.querySelector('lightning-input')?.focus();
    }
    get isDisabled() {
        return this.field.disabled !== undefined;
    }
    /** What stands beneath the toggle, the most pressing first. */
    get note() {
        return this.error ?? this.field.disabled ?? this.field.help;
    }
    get noteClass() {
        return this.error === undefined ? 'note' : 'note note_wrong';
    }
    handleChange(event) {
        this.dispatchEvent(new CustomEvent('fill', { detail: { name: this.field.name, value: event.detail.checked } }));
    }
}
