import WORKING from '@salesforce/label/c.Tierline_Working';
import { LightningElement } from 'lwc';
/** Something is under way. Shown only when it takes long enough to wonder, so that quick answers do not flicker. */
export default class TierlineWorking extends LightningElement {
    labels = { WORKING };
}
