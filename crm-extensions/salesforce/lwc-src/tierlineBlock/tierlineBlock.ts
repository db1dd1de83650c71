import UPDATE from '@salesforce/label/c.Tierline_Update_Extension';
import type { Block, Kind, ScreenClient } from 'c/tierlineScreenClient';
import { api, LightningElement } from 'lwc';

const KINDS: Record<Kind, true> = {
  text: true,
  stats: true,
  properties: true,
  table: true,
  chain: true,
  form: true,
  actions: true,
  alert: true,
  empty: true,
  section: true,
  tabs: true,
  timeline: true,
  steps: true,
};

/**
 * One block, whatever its kind. The kinds are an if-chain, not `lwc:is`: dynamic components need Lightning Web Security,
 * which an org may have switched off. Sections and tabs draw what they hold by this very component, the only cycle
 * between components here.
 */
export default class TierlineBlock extends LightningElement {
  @api block!: Block;
  @api client!: ScreenClient;
  /** The title of the section that it stands in. */
  @api heading?: string;

  get is() {
    return { [this.block.kind]: true, unknown: !Object.hasOwn(KINDS, this.block.kind) };
  }

  /** The server narrows screens to what this extension knows; this is for the day on which it fails to. */
  get update() {
    return { kind: 'alert', id: this.block.id, tone: 'warn', title: UPDATE };
  }
}
