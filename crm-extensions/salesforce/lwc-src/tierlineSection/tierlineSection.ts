import type { BlockOf } from 'c/tierlineScreenClient';
import { api, LightningElement } from 'lwc';

/** A part with a heading. Which parts a person has folded is theirs: it survives every redraw. */
export default class TierlineSection extends LightningElement {
  @api block!: BlockOf<'section'>;
  folded?: boolean;

  get canFold() {
    return this.block.folded !== undefined;
  }

  get isOpen() {
    return !(this.folded ?? this.block.folded ?? false);
  }

  get expanded() {
    return String(this.isOpen);
  }

  get icon() {
    return this.isOpen ? 'utility:chevrondown' : 'utility:chevronright';
  }

  handleToggle() {
    this.folded = this.isOpen;
  }
}
