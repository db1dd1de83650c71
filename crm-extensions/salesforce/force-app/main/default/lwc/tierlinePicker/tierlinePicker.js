import CHOICES from '@salesforce/label/c.Tierline_Choices';
import CLEAR from '@salesforce/label/c.Tierline_Clear_Selection';
import NO_MATCH from '@salesforce/label/c.Tierline_No_Match';
import CHOICE from '@salesforce/label/c.Tierline_One_Choice';
import REQUIRED from '@salesforce/label/c.Tierline_Required';
import SEARCH_FAILED from '@salesforce/label/c.Tierline_Search_Failed';
import SEARCHING from '@salesforce/label/c.Tierline_Searching';
import SUGGESTED from '@salesforce/label/c.Tierline_Suggested';
import UNAVAILABLE from '@salesforce/label/c.Tierline_Unavailable';
import { fill } from 'c/tierlineLabels';
import { api, LightningElement } from 'lwc';
/**
 * A combobox after the ARIA pattern (focus stays in the input, the list is pointed at). lightning-combobox can neither
 * search nor say why an option cannot be chosen. What is typed is kept here, so no redraw can take it away.
 */
export default class TierlinePicker extends LightningElement {
    @api
    field;
    @api
    value = null;
    @api
    search;
    /** The chosen option, where it came from a search. */
    @api
    chosen;
    @api
    error;
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
        return this.isSearching ? (this.search?.options ?? []) : this.field.options;
    }
    get isSearching() {
        return this.words !== null && this.words.trim() !== '';
    }
    get selected() {
        if (this.value === null)
            return undefined;
        const { value } = this;
        return [...this.field.options, ...(this.chosen ? [this.chosen] : [])].find((option) => option.value === value);
    }
    get text() {
        return this.words ?? this.selected?.label ?? '';
    }
    get options() {
        return this.known.map((option, place) => ({
            ...option,
            place,
            domId: `option-${place}`,
            isChosen: option.value === this.value,
            isActive: place === this.active,
            ariaDisabled: String(option.disabled !== undefined),
            ariaSelected: String(option.value === this.value),
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
    get isDisabled() {
        return this.field.disabled !== undefined;
    }
    get canClear() {
        return this.value !== null && !this.isDisabled && this.words === null;
    }
    /** What stands beneath the input, the most pressing first. */
    get note() {
        return this.error ?? this.field.disabled ?? this.selected?.disabled ?? this.field.help ?? this.suggestionNote;
    }
    get suggestionNote() {
        const isSuggestion = this.field.value === null && this.value !== null && this.value === this.field.suggestion;
        return isSuggestion ? SUGGESTED : undefined;
    }
    get noteClass() {
        const isWarning = this.error === undefined && !this.isDisabled && this.selected?.disabled !== undefined;
        return isWarning ? 'slds-form-element__help note note_warn' : 'slds-form-element__help note';
    }
    get invalid() {
        return String(this.error !== undefined);
    }
    get formClass() {
        return this.error === undefined ? 'slds-form-element' : 'slds-form-element slds-has-error';
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
    get more() {
        return this.isSearching ? this.search?.more : this.field.more;
    }
    get isStatusSeen() {
        return this.isAsking || this.known.length === 0 || Boolean(this.isSearching && this.search?.trouble);
    }
    open() {
        if (this.isDisabled || this.isOpen)
            return;
        this.isOpen = true;
        this.point(this.known.findIndex((option) => option.value === this.value));
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
        this.close();
    }
    tell(type, detail) {
        this.dispatchEvent(new CustomEvent(type, { detail: { name: this.field.name, ...detail } }));
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
