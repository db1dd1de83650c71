import LANG from '@salesforce/i18n/lang';
import LOADING from '@salesforce/label/c.Tierline_Loading';
import NO_SCREEN from '@salesforce/label/c.Tierline_No_Screen';
import FALLBACK_TITLE from '@salesforce/label/c.Tierline_Title';
import { mayLeave } from 'c/tierlineConfirm';
import { createTransport } from 'c/tierlineGateway';
import { hasMoved, isKnown, stampOf } from 'c/tierlineRecordStamp';
import { createScreenClient, VOCABULARY, } from 'c/tierlineScreenClient';
import { toastVariantOf } from 'c/tierlineTone';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { api, LightningElement, wire } from 'lwc';
/** A Tierline screen on a record page or an app page: the card around the blocks that the server sends. */
export default class TierlineScreen extends NavigationMixin(LightningElement) {
    /** Which screen: `deal`, `organization` or `admin`. Set in the page's layout. */
    @api
    screen;
    @api
    recordId;
    @api
    objectApiName;
    labels = { LOADING, NO_SCREEN };
    stamp;
    /** Undefined keeps the wire quiet until the first answer has said which fields matter. */
    watchedFields;
    stop;
    /** The person went to another screen, whose beginning is to take the keyboard once it is there. */
    isArriving = false;
    client = createScreenClient({
        transport: createTransport({ recordId: () => this.recordId, watch: () => this.view.watch }),
        info: { vocabulary: VOCABULARY, locale: LANG },
        newKey: () => crypto.randomUUID(),
        effect: (effect) => this.run(effect),
        after: (ms, run) => {
            // The screen client has no timers of its own; these are its debounce and its polling, cancelled when it closes.
            const timer = setTimeout(run, ms);
            return () => clearTimeout(timer);
        },
        hidden: () => document.visibilityState === 'hidden',
    });
    view = this.client.view();
    @wire(getRecord, { recordId: '$recordId', optionalFields: '$watchedFields' })
    recordArrived({ data }) {
        if (!data)
            return;
        const now = stampOf(data, this.view.watch);
        const before = this.stamp;
        this.stamp = now;
        if (before && hasMoved(before, now) && !isKnown(now, this.view.revision?.at))
            this.client.refresh();
    }
    connectedCallback() {
        this.stop = this.client.subscribe(() => this.read());
        document.addEventListener('visibilitychange', this.wake);
        window.addEventListener('online', this.comeBack);
        if (this.screen)
            this.client.open(this.screen);
    }
    disconnectedCallback() {
        this.stop?.();
        this.client.close();
        document.removeEventListener('visibilitychange', this.wake);
        window.removeEventListener('online', this.comeBack);
    }
    wake = () => this.client.wake();
    comeBack = () => {
        if (this.view.trouble?.of === 'open')
            this.client.refresh();
    };
    renderedCallback() {
        if (!this.isArriving || this.view.status === 'loading')
            return;
        this.isArriving = false;
        this.template?.querySelector('.body')?.focus();
    }
    read() {
        const { watch, status } = this.view;
        this.view = this.client.view();
        if (status === 'ready' && this.view.status === 'loading')
            this.isArriving = true;
        if (this.view.watch === watch)
            return;
        this.watchedFields = this.view.watch.map((path) => `${this.objectApiName}.${path}`);
    }
    get heading() {
        return this.view.title || FALLBACK_TITLE;
    }
    get hasNoScreen() {
        return !this.screen;
    }
    get isLoading() {
        return Boolean(this.screen) && this.view.status === 'loading';
    }
    get busyText() {
        return this.isLoading || this.view.busy ? 'true' : 'false';
    }
    async handleBack() {
        const { back } = this.view;
        if (back && (await mayLeave(this.client)))
            this.client.goto(back);
    }
    handleRetry() {
        this.client.retry();
    }
    handleDismiss() {
        this.client.dismiss();
    }
    run(effect) {
        if (effect.do === 'toast')
            this.toast(effect);
        if (effect.do === 'refresh')
            notifyRecordUpdateAvailable([{ recordId: effect.record.id }]);
        if (effect.do === 'open')
            this.visit(effect.record);
    }
    toast({ title, text, tone }) {
        this.dispatchEvent(new ShowToastEvent({ title, message: text ?? '', variant: toastVariantOf(tone) }));
    }
    visit({ id, object }) {
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId: id, objectApiName: object, actionName: 'view' },
        });
    }
}
