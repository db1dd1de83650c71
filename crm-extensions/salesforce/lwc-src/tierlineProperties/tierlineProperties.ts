import type { BlockOf } from 'c/tierlineScreenClient';
import { api, LightningElement } from 'lwc';

export default class TierlineProperties extends LightningElement {
  @api block!: BlockOf<'properties'>;
}
