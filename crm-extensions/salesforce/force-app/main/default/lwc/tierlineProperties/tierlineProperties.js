import { api, LightningElement } from 'lwc';
export default class TierlineProperties extends LightningElement {
    @api
    block;
}
