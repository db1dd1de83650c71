import { api, LightningElement } from 'lwc';
const toCell = ({ name, hint, tone, record }) => ({
    value: { type: 'text', text: name },
    ...(hint !== undefined && { hint }),
    ...(tone && { tone }),
    ...(record && { record }),
});
/** Who stands behind whom, from the vendor to the customer. */
export default class TierlineChain extends LightningElement {
    @api
    block;
    get links() {
        return this.block.links.map((link, place) => ({
            id: link.id,
            role: link.role,
            cell: toCell(link),
            follows: place > 0,
        }));
    }
}
