import { toned } from 'c/tierlineTone';
import { api, LightningElement } from 'lwc';
/** A value, how it stands and where it leads. The tone belongs to the hint where there is one, for that says why. */
export default class TierlineCell extends LightningElement {
    @api
    cell;
    get valueClass() {
        const { tone, hint } = this.cell;
        return tone && !hint ? toned('badge', tone) : 'value';
    }
    get hintClass() {
        const { tone } = this.cell;
        return tone ? toned('badge', tone) : 'hint';
    }
}
