import { NavigationMixin } from 'lightning/navigation';
import { api, LightningElement } from 'lwc';
/** A link to a record: a real address, for the middle button and the keyboard; a plain click stays inside Salesforce. */
export default class TierlineRecordLink extends NavigationMixin(LightningElement) {
    url = '#';
    shown;
    @api
    get record() {
        return this.shown;
    }
    set record(record) {
        this.shown = record;
        if (this.isConnected)
            this.findUrl();
    }
    connectedCallback() {
        this.findUrl();
    }
    async findUrl() {
        const { id } = this.shown;
        const url = await this[NavigationMixin.GenerateUrl](this.page);
        if (id === this.shown.id)
            this.url = url;
    }
    get page() {
        return {
            type: 'standard__recordPage',
            attributes: { recordId: this.shown.id, objectApiName: this.shown.object, actionName: 'view' },
        };
    }
    handleClick(event) {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
            return;
        event.preventDefault();
        this[NavigationMixin.Navigate](this.page);
    }
}
