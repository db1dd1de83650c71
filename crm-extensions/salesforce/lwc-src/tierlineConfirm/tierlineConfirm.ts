import CANCEL from '@salesforce/label/c.Tierline_Cancel';
import LEAVE from '@salesforce/label/c.Tierline_Leave';
import LEAVE_TEXT from '@salesforce/label/c.Tierline_Leave_Text';
import LEAVE_TITLE from '@salesforce/label/c.Tierline_Leave_Title';
import type { Action, Confirm, ScreenClient } from 'c/tierlineScreenClient';
import LightningModal from 'lightning/modal';
import { api } from 'lwc';

/** A question before a deed. LightningConfirm would do, but its button always says OK. */
export default class TierlineConfirm extends LightningModal {
  @api question!: Confirm;
  @api destructive = false;
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
export async function isConfirmed({ confirm, look }: Pick<Action, 'confirm' | 'look'>): Promise<boolean> {
  if (!confirm) return true;
  const answer = await TierlineConfirm.open({
    size: 'small',
    label: confirm.title,
    question: confirm,
    destructive: look === 'destructive',
  });
  return answer === true;
}

const LEAVING = { confirm: { title: LEAVE_TITLE, text: LEAVE_TEXT, label: LEAVE }, look: 'destructive' } as const;

/** Whether to go to another screen: at once, unless something that a person put in would be lost. */
export async function mayLeave(client: ScreenClient): Promise<boolean> {
  return !client.hasUnsaved() || isConfirmed(LEAVING);
}
