import { api, LightningElement } from 'lwc';
import type { BlockOf } from 'c/tierlineScreenClient';

export default class TierlineProperties extends LightningElement {
  @api block!: BlockOf<'properties'>;
}
