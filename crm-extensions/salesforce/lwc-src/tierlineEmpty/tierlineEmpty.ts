import type { BlockOf } from 'c/tierlineScreenClient';
import { api, LightningElement } from 'lwc';

export default class TierlineEmpty extends LightningElement {
  @api block!: BlockOf<'empty'>;
}
