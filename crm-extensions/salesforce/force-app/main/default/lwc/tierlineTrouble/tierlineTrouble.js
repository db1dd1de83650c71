import DISMISS from '@salesforce/label/c.Tierline_Dismiss';
import REFERENCE from '@salesforce/label/c.Tierline_Reference';
import RETRY from '@salesforce/label/c.Tierline_Retry';
import UNREACHABLE from '@salesforce/label/c.Tierline_Unreachable';
import UNREACHABLE_ACT from '@salesforce/label/c.Tierline_Unreachable_Act';
import UNREACHABLE_OPEN from '@salesforce/label/c.Tierline_Unreachable_Open';
import { fill } from 'c/tierlineLabels';
import { api, LightningElement } from 'lwc';
/** Why the last open or act did not come about, and what a person can do: try again, or wave it away. */
export default class TierlineTrouble extends LightningElement {
    @api
    trouble;
    @api
    opening = false;
    labels = { DISMISS, RETRY };
    get className() {
        return `trouble trouble_${this.trouble.kind}`;
    }
    get heading() {
        return this.trouble.kind === 'unreachable' ? UNREACHABLE : this.trouble.problem.text;
    }
    get text() {
        if (this.trouble.kind === 'refused')
            return undefined;
        return this.trouble.of === 'act' ? UNREACHABLE_ACT : UNREACHABLE_OPEN;
    }
    get reference() {
        if (this.trouble.kind !== 'refused' || this.trouble.problem.reference === undefined)
            return undefined;
        return fill(REFERENCE, this.trouble.problem.reference);
    }
    /** A refusal stays a refusal however often it is asked for; everything else may go better next time. */
    get canRetry() {
        return this.trouble.kind === 'unreachable' || this.trouble.of === 'open' || Boolean(this.reference);
    }
    get canDismiss() {
        return this.trouble.of === 'act';
    }
    get icon() {
        return this.trouble.kind === 'unreachable' ? 'utility:offline' : 'utility:warning';
    }
    handleRetry() {
        this.dispatchEvent(new CustomEvent('retry'));
    }
    handleDismiss() {
        this.dispatchEvent(new CustomEvent('dismiss'));
    }
}
