import LOADING from '@salesforce/label/c.Tierline_Loading';
import { LightningElement } from 'lwc';
/** Holds the card's place until the first answer. It keeps still at first: most answers come sooner than one would read it. */
export default class TierlineSkeleton extends LightningElement {
    labels = { LOADING };
}
