import { toned } from 'c/tierlineTone';
import { api, LightningElement } from 'lwc';
export default class TierlineTimeline extends LightningElement {
    @api
    block;
    get entries() {
        return this.block.entries.map((entry) => ({
            ...entry,
            when: { type: 'instant', at: entry.at },
            className: toned('entry', entry.tone),
        }));
    }
}
