import type { DateField } from 'c/tierlineScreenClient';
import { api, LightningElement } from 'lwc';

/** The side of Salesforce's own inputs that shows an error at the field. */
interface Validated extends HTMLElement {
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

/** A calendar day, in Salesforce's own date picker, which speaks the viewer's format. */
export default class TierlineDateField extends LightningElement {
  @api field!: DateField;
  @api value: string | null = null;
  @api error?: string;
  /** What stands at the input now. */
  shownError = '';

  @api
  focus() {
    this.input?.focus();
  }

  override renderedCallback() {
    const error = this.error ?? '';
    if (!this.input || error === this.shownError) return;
    this.shownError = error;
    this.input.setCustomValidity(error);
    this.input.reportValidity();
  }

  get input() {
    return this.template?.querySelector<Validated>('lightning-input');
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

  handleChange(event: CustomEvent<{ value: string | null }>) {
    const value = event.detail.value ?? '';
    this.dispatchEvent(new CustomEvent('fill', { detail: { name: this.field.name, value } }));
  }
}
