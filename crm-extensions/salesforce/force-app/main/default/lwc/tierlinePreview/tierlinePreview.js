import FAILED from '@salesforce/label/c.Tierline_Preview_Failed';
import RETRY from '@salesforce/label/c.Tierline_Retry';
import { api, LightningElement } from 'lwc';
/** Too much to be read out at each keystroke; a reader goes through them when they want. */
const QUIET = ['table', 'section', 'tabs', 'timeline'];
/**
 * What saving a form would do. While it is asked anew the last answer stays, dimmed. While it cannot be asked the answer
 * is hidden, for it is not true any more, but keeps its room: a condition that is just being put together must not make
 * the page jump.
 */
export default class TierlinePreview extends LightningElement {
    @api
    block;
    @api
    client;
    labels = { RETRY };
    state;
    stop;
    connectedCallback() {
        this.stop = this.client.subscribe(() => this.read());
        this.read();
    }
    disconnectedCallback() {
        this.stop?.();
    }
    read() {
        this.state = this.client.view().previews[this.block.id];
    }
    get isAsking() {
        return this.state?.status === 'asking';
    }
    get asking() {
        return String(this.isAsking);
    }
    get blocks() {
        if (this.state?.status === 'failed')
            return [];
        return (this.state?.blocks ?? []).map((block) => ({
            block,
            live: QUIET.includes(block.kind) ? 'off' : 'polite',
        }));
    }
    get blocksClass() {
        return `stack stack_${this.state?.status ?? 'untouched'}`;
    }
    get sentence() {
        const { preview } = this.block;
        if (this.state?.status === 'unfinished')
            return preview?.unfinished;
        return this.state?.status === 'untouched' ? preview?.untouched : undefined;
    }
    get troubleText() {
        const trouble = this.state?.trouble;
        if (!trouble)
            return undefined;
        return trouble.kind === 'refused' ? trouble.problem.text : FAILED;
    }
    /** A refusal stays a refusal however often it is asked for. */
    get canRetry() {
        const trouble = this.state?.trouble;
        return trouble?.kind === 'unreachable' || trouble?.problem.reference !== undefined;
    }
    handleRetry() {
        this.client.retryPreview(this.block.id);
    }
}
