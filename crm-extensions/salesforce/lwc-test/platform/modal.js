import { api, LightningElement } from 'lwc';

/** Stands in for lightning/modal, for which Salesforce publishes no stub: `open` is what a test makes it. */
export default class LightningModal extends LightningElement {
  static open = () => Promise.reject(new Error('this test expects no modal'));
  @api label;
  close(result) {
    this.dispatchEvent(new CustomEvent('closed', { detail: result }));
  }
}
