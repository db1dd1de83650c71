import CANCEL from '@salesforce/label/c.Tierline_Cancel';
import REQUIRED from '@salesforce/label/c.Tierline_Required_Field';
import TOO_LONG from '@salesforce/label/c.Tierline_Too_Long';
import UNFINISHED from '@salesforce/label/c.Tierline_Unfinished';
import UPDATE from '@salesforce/label/c.Tierline_Update_Extension';
import { isConfirmed } from 'c/tierlineConfirm';
import { fill } from 'c/tierlineLabels';
import type { Draft, Field, FormBlock, Json, PreviewState, ScreenClient, Search } from 'c/tierlineScreenClient';
import { api, LightningElement } from 'lwc';

interface ValueDetail {
  name: string;
  value: Json;
}

interface WordsDetail {
  name: string;
  /** Of conditions: whose values are searched. */
  subject?: string;
  words: string;
}

/** A form's fields and its buttons. What is typed lives in the screen client, so that it outlives every redraw. */
export default class TierlineForm extends LightningElement {
  @api block!: FormBlock;
  @api client!: ScreenClient;
  labels = { CANCEL };
  draft: Draft | undefined;
  searches: { [field: string]: Search } = {};
  preview?: PreviewState | undefined;
  isBusy = false;
  stop?: () => void;

  override connectedCallback() {
    this.stop = this.client.subscribe(() => this.read());
    this.read();
  }

  override disconnectedCallback() {
    this.stop?.();
  }

  read() {
    const view = this.client.view();
    const draft = view.drafts[this.block.id];
    // The form goes with the screen that has been left, and until then it keeps what it shows.
    if (!draft) return;
    this.draft = draft;
    this.searches = view.searches[this.block.id] ?? {};
    this.preview = view.previews[this.block.id];
    this.isBusy = view.busy?.form === this.block.id && view.busy.action === this.block.submit.id;
  }

  get fields() {
    return this.block.fields.map((field) => ({
      field,
      is: { [field.type]: true },
      value: this.draft?.values[field.name] ?? null,
      search: this.searches[field.name],
      chosen: this.draft?.chosen[field.name],
      chosenMany: this.draft?.chosenMany[field.name],
      error: this.errorOf(field),
    }));
  }

  errorOf(field: Field) {
    const { draft } = this;
    const { name } = field;
    if (draft?.attempted && draft.missing.includes(name)) return REQUIRED;
    if (draft?.attempted && draft.unfinished.includes(name)) return UNFINISHED;
    if (field.type === 'text' && field.most !== undefined && draft?.overlong.includes(name))
      return fill(TOO_LONG, field.most, String(draft.values[name]).length);
    return draft?.errors[name];
  }

  /** The server narrows screens to what this extension knows; this is for the day on which it fails to. */
  get update() {
    return { kind: 'alert', id: this.block.id, tone: 'warn', title: UPDATE };
  }

  get isTouched() {
    return this.draft?.touched === true;
  }

  /** Of conditions: which lines lack something is said once a save was tried. */
  get isAttempted() {
    return this.draft?.attempted === true;
  }

  get found() {
    return this.draft?.chosenMany ?? {};
  }

  get cannotSave() {
    return this.block.submit.disabled !== undefined || !this.draft?.dirty || this.isUnseen;
  }

  /** What saving would do is not known at present. A form that is not finished can be pressed: it says what is missing. */
  get isUnseen() {
    return this.preview?.status === 'asking' || this.preview?.status === 'failed';
  }

  get submitVariant() {
    return this.block.submit.look === 'destructive' ? 'destructive' : 'brand';
  }

  get others() {
    return this.block.others ?? [];
  }

  handleValue(event: CustomEvent<ValueDetail>) {
    this.client.edit(this.block.id, event.detail.name, event.detail.value);
  }

  handleWords(event: CustomEvent<WordsDetail>) {
    const { name, subject, words } = event.detail;
    if (subject === undefined) this.client.search(this.block.id, name, words);
    else this.client.searchSubject(this.block.id, name, subject, words);
  }

  handleRest(event: CustomEvent<{ name: string; subject?: string }>) {
    this.client.stopSearch(this.block.id, event.detail.name, event.detail.subject);
  }

  handleDiscard() {
    this.client.discard(this.block.id);
    this.focusFirst();
  }

  async handleSubmit() {
    if (!(await isConfirmed(this.block.submit))) return;
    await this.client.submit(this.block.id);
    if (!this.draft?.dirty || this.isUnseen) this.focusFirst();
  }

  /** The button that was pressed is disabled now, and would take the keyboard's place on the page with it. */
  focusFirst() {
    this.template?.querySelector<HTMLElement>('.input')?.focus();
  }
}
