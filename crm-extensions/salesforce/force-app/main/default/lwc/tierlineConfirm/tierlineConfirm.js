import CANCEL from '@salesforce/label/c.Tierline_Cancel';
import LightningModal from 'lightning/modal';
import { api } from 'lwc';
/** A question before a deed. LightningConfirm would do, but its button always says OK. */
export default class TierlineConfirm extends LightningModal {
    @api
    question;
    @api
    destructive = false;
    labels = { CANCEL };
    get variant() {
        return this.destructive ? 'destructive' : 'brand';
    }
    handleGoAhead() {
        this.close(true);
    }
    handleCancel() {
        this.close(false);
    }
}
/** Whether to go ahead: at once for an action that needs no confirmation. */
export async function isConfirmed({ confirm, look }) {
    if (!confirm)
        return true;
    const answer = await TierlineConfirm.open({
        size: 'small',
        label: confirm.title,
        question: confirm,
        destructive: look === 'destructive',
    });
    return answer === true;
}
