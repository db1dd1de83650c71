import { api, LightningElement } from 'lwc';
import { toned } from 'c/tierlineTone';
export default class TierlineText extends LightningElement {
    @api
    block;
    get className() {
        return toned('text', this.block.tone);
    }
}
