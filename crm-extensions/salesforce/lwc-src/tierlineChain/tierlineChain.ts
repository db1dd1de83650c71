import type { BlockOf, Cell, ChainLink } from 'c/tierlineScreenClient';
import { api, LightningElement } from 'lwc';

const toCell = ({ name, hint, tone, record }: ChainLink): Cell => ({
  value: { type: 'text', text: name },
  ...(hint !== undefined && { hint }),
  ...(tone && { tone }),
  ...(record && { record }),
});

/** Who stands behind whom, from the vendor to the customer. */
export default class TierlineChain extends LightningElement {
  @api block!: BlockOf<'chain'>;

  get links() {
    return this.block.links.map((link, place) => ({
      id: link.id,
      role: link.role,
      cell: toCell(link),
      follows: place > 0,
    }));
  }
}
