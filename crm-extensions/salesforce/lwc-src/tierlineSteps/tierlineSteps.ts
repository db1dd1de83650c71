import CURRENT from '@salesforce/label/c.Tierline_Step_Current';
import DONE from '@salesforce/label/c.Tierline_Step_Done';
import FAILED from '@salesforce/label/c.Tierline_Step_Failed';
import TODO from '@salesforce/label/c.Tierline_Step_Todo';
import type { BlockOf, Step } from 'c/tierlineScreenClient';
import { api, LightningElement } from 'lwc';

const READ_OUT: Record<Step['state'], string> = { done: DONE, current: CURRENT, todo: TODO, failed: FAILED };

/**
 * What has to be done, from top to bottom. lightning-progress-indicator lies on its side, has no room for texts, and takes
 * all steps before the current one for done, which the server alone decides.
 */
export default class TierlineSteps extends LightningElement {
  @api block!: BlockOf<'steps'>;

  get steps() {
    return this.block.steps.map((step) => ({
      ...step,
      // Ends with a blank, which a template would leave out: it is read out together with the title.
      readOut: `${READ_OUT[step.state]} `,
      isDone: step.state === 'done',
      isFailed: step.state === 'failed',
      current: step.state === 'current' ? 'step' : undefined,
      className: `step step_${step.state}`,
    }));
  }
}
