import { toned } from 'c/tierlineTone';
import { api, LightningElement } from 'lwc';
export default class TierlineStats extends LightningElement {
    @api
    block;
    get items() {
        return this.block.items.map((item) => ({ ...item, className: toned('number', item.tone) }));
    }
}
