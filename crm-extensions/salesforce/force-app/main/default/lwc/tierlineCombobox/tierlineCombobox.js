import CHOICES from '@salesforce/label/c.Tierline_Choices';
import CLEAR from '@salesforce/label/c.Tierline_Clear_Selection';
import NO_MATCH from '@salesforce/label/c.Tierline_No_Match';
import CHOICE from '@salesforce/label/c.Tierline_One_Choice';
import REQUIRED from '@salesforce/label/c.Tierline_Required';
import SEARCH_FAILED from '@salesforce/label/c.Tierline_Search_Failed';
import SEARCHING from '@salesforce/label/c.Tierline_Searching';
import UNAVAILABLE from '@salesforce/label/c.Tierline_Unavailable';
import { fill } from 'c/tierlineLabels';
import { api, LightningElement } from 'lwc';
/**
 * A combobox after the ARIA pattern (focus stays in the input, the list is pointed at). lightning-combobox can neither
 * search, nor say why an option cannot be chosen, nor hold several. What is typed is kept here, so no redraw can take it
 * away.
 */
export default class TierlineCombobox extends LightningElement {
    @api
    label;
    /** For those who hear the label, where those who see know it from what stands around. */
    @api
    hideLabel = false;
    @api
    placeholder;
    @api
    required = false;
    @api
    disabled = false;
    @api
    options = [];
    /** The sentence that says how many options were left out. */
    @api
    more;
    @api
    search;
    @api
    chosen = [];
    /** What the input shows while nothing is typed. */
    @api
    text = '';
    /** The list stays open, for the next choice. */
    @api
    many = false;
    @api
    clearable = false;
    /** What stands beneath, and whether it is an error or a warning. */
    @api
    note;
    @api
    wrong = false;
    @api
    warning = false;
    labels = { CLEAR, REQUIRED, SEARCHING, UNAVAILABLE };
    isOpen = false;
    /** Null while nothing is typed: the input shows what is chosen. */
    words = null;
    active = -1;
    mustScroll = false;
    @api
    focus() {
        this.input?.focus();
    }
    renderedCallback() {
        if (!this.mustScroll)
            return;
        this.mustScroll = false;
        this.template?.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest' });
    }
    get input() {
        return this.template?.querySelector('input');
    }
    get known() {
        return this.isSearching ? (this.search?.options ?? []) : this.options;
    }
    get isSearching() {
        return this.words !== null && this.words.trim() !== '';
    }
    get shownText() {
        return this.words ?? this.text;
    }
    get items() {
        return this.known.map((option, place) => ({
            ...option,
            place,
            domId: `option-${place}`,
            isChosen: this.chosen.includes(option.value),
            isActive: place === this.active,
            ariaDisabled: String(option.disabled !== undefined),
            ariaSelected: String(this.chosen.includes(option.value)),
            className: `option${place === this.active ? ' option_active' : ''}${option.disabled === undefined ? '' : ' option_off'}`,
        }));
    }
    get expanded() {
        return String(this.isOpen);
    }
    get isClosed() {
        return !this.isOpen;
    }
    get activeId() {
        return this.isOpen && this.active >= 0 ? `option-${this.active}` : undefined;
    }
    get canClear() {
        return this.clearable && !this.disabled && this.words === null;
    }
    get labelClass() {
        return this.hideLabel ? 'slds-assistive-text' : 'slds-form-element__label';
    }
    get noteClass() {
        const tone = this.warning ? 'note_warn' : 'note_help';
        return this.wrong ? 'slds-form-element__help note' : `slds-form-element__help note ${tone}`;
    }
    get invalid() {
        return String(this.wrong);
    }
    get multiselectable() {
        return String(this.many);
    }
    get formClass() {
        return this.wrong ? 'slds-form-element slds-has-error' : 'slds-form-element';
    }
    get isAsking() {
        return this.isSearching && this.search?.asking === true;
    }
    /** What stands beneath the options, and is read out when it changes. */
    get status() {
        if (!this.isOpen)
            return '';
        if (this.isAsking)
            return SEARCHING;
        const trouble = this.isSearching ? this.search?.trouble : null;
        if (trouble)
            return trouble.kind === 'refused' ? trouble.problem.text : SEARCH_FAILED;
        const count = this.known.length;
        if (count === 0)
            return fill(NO_MATCH, this.words ?? '');
        return count === 1 ? CHOICE : fill(CHOICES, count);
    }
    get shownMore() {
        return this.isSearching ? this.search?.more : this.more;
    }
    get isStatusSeen() {
        return this.isAsking || this.known.length === 0 || Boolean(this.isSearching && this.search?.trouble);
    }
    open() {
        if (this.disabled || this.isOpen)
            return;
        this.isOpen = true;
        this.point(this.known.findIndex(({ value }) => this.chosen.includes(value)));
    }
    close() {
        this.isOpen = false;
        this.words = null;
        this.active = -1;
        this.tell('rest', {});
    }
    point(place) {
        this.active = place;
        this.mustScroll = true;
    }
    step(by) {
        if (!this.isOpen)
            return this.open();
        const last = this.known.length - 1;
        if (last < 0)
            return undefined;
        const next = this.active + by;
        return this.point(next < 0 ? last : next > last ? 0 : next);
    }
    take(option) {
        if (!option || option.disabled !== undefined)
            return;
        this.tell('pick', { value: option.value });
        if (this.many)
            this.input?.select();
        else
            this.close();
    }
    tell(type, detail) {
        this.dispatchEvent(new CustomEvent(type, { detail }));
    }
    handleClick() {
        if (!this.isOpen)
            this.input?.select();
        this.open();
    }
    handleInput(event) {
        this.words = event.target.value;
        this.isOpen = true;
        this.tell('words', { words: this.words });
        this.point(-1);
    }
    handleKeydown(event) {
        switch (event.key) {
            case 'ArrowDown':
                event.preventDefault();
                this.step(1);
                break;
            case 'ArrowUp':
                event.preventDefault();
                this.step(-1);
                break;
            case 'Enter':
                if (!this.isOpen)
                    break;
                event.preventDefault();
                this.take(this.known[this.active]);
                break;
            case 'Escape':
                if (!this.isOpen)
                    break;
                // The list only: a modal or panel around the card must not close with it.
                event.stopPropagation();
                this.close();
                break;
            default:
        }
    }
    /** Another window took the keyboard: the person comes back to where they were. */
    handleBlur() {
        if (document.hasFocus())
            this.close();
    }
    /** The input keeps the focus; losing it would close the list before the click arrives. */
    handleMousedown(event) {
        event.preventDefault();
    }
    handleOptionClick(event) {
        const { place } = event.currentTarget.dataset;
        this.take(this.known[Number(place)]);
    }
    handleClear() {
        this.tell('pick', { value: null });
        this.input?.focus();
    }
}
