import type { TextField } from 'c/tierlineScreenClient';
import { api, LightningElement } from 'lwc';

/** The side of Salesforce's own inputs that shows an error at the field. */
interface Validated extends HTMLElement {
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

/**
 * A line of text, or several. Nothing is cut at its greatest length: of a long text that was pasted, only the person knows
 * what may go.
 */
export default class TierlineTextField extends LightningElement {
  @api field!: TextField;
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
    return this.template?.querySelector<Validated>('.input');
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

  handleChange(event: CustomEvent<{ value: string }>) {
    this.dispatchEvent(new CustomEvent('fill', { detail: { name: this.field.name, value: event.detail.value } }));
  }
}
