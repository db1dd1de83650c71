import { isConfirmed, mayLeave } from 'c/tierlineConfirm';
import type { Action, Busy, Goto, ScreenClient } from 'c/tierlineScreenClient';
import { api, LightningElement } from 'lwc';

const VARIANTS = { primary: 'brand', plain: 'neutral', destructive: 'destructive-text' } as const;

/** A row of buttons: what can be done, and where one can go. Why one cannot be pressed stands beneath it: a disabled button tells nobody anything. */
export default class TierlineActions extends LightningElement {
  @api actions: Action[] = [];
  @api gotos?: Goto[];
  @api client!: ScreenClient;
  busy: Busy | null = null;
  stop?: () => void;

  override connectedCallback() {
    this.stop = this.client.subscribe(() => this.read());
    this.read();
  }

  override disconnectedCallback() {
    this.stop?.();
  }

  read() {
    this.busy = this.client.view().busy;
  }

  get buttons() {
    return this.actions.map((action) => ({
      ...action,
      variant: VARIANTS[action.look ?? 'plain'],
      isDisabled: action.disabled !== undefined,
    }));
  }

  get reasons() {
    return this.actions.filter((action) => action.disabled !== undefined);
  }

  get isBusy() {
    const { busy } = this;
    return busy !== null && busy.form === undefined && this.actions.some((action) => action.id === busy.action);
  }

  get ways() {
    return this.gotos ?? [];
  }

  async handleGoto(event: Event) {
    const { name } = event.target as HTMLButtonElement;
    const to = this.ways.find((each) => each.id === name);
    if (to && (await mayLeave(this.client))) this.client.goto(to);
  }

  async handleClick(event: Event) {
    const { name } = event.target as HTMLButtonElement;
    const action = this.actions.find((each) => each.id === name);
    if (action && (await isConfirmed(action))) await this.client.act(action);
  }
}
