import { toned } from 'c/tierlineTone';
import { api, LightningElement } from 'lwc';
export default class TierlineText extends LightningElement {
    @api
    block;
    get className() {
        return toned('text', this.block.tone);
    }
}
