import { iconOf, toned } from 'c/tierlineTone';
import { api, LightningElement } from 'lwc';
/** Something to know about this record. Calm: it is part of the page, not an interruption. */
export default class TierlineAlert extends LightningElement {
    @api
    block;
    @api
    client;
    get className() {
        return toned('alert', this.block.tone);
    }
    get icon() {
        return iconOf(this.block.tone);
    }
    get hasActions() {
        return (this.block.actions ?? []).length > 0;
    }
}
