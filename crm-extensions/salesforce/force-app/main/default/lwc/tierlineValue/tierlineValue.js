import NO_VALUE from '@salesforce/label/c.Tierline_No_Value';
import { toMajorUnits } from 'c/tierlineScreenClient';
import { api, LightningElement } from 'lwc';
/** One typed value, in the viewer's own locale and time zone. */
export default class TierlineValue extends LightningElement {
    @api
    value;
    labels = { NO_VALUE };
    get is() {
        return { [this.value.type]: true };
    }
    get text() {
        if (this.value.type === 'text')
            return this.value.text;
        return this.value.type === 'person' ? this.value.name : '';
    }
    get amount() {
        return this.value.type === 'money' ? toMajorUnits(this.value.minor, this.value.currency) : undefined;
    }
    /** Noon in UTC, shown in UTC: the same calendar day for everybody. */
    get noon() {
        return this.value.type === 'date' ? `${this.value.date}T12:00:00Z` : undefined;
    }
}
