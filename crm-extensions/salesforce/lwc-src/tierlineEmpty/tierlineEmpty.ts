import { api, LightningElement } from 'lwc';
import type { BlockOf } from 'c/tierlineScreenClient';

export default class TierlineEmpty extends LightningElement {
  @api block!: BlockOf<'empty'>;
}
