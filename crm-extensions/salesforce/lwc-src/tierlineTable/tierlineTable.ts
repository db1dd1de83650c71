import MORE from '@salesforce/label/c.Tierline_More_Rows';
import NO_MATCH from '@salesforce/label/c.Tierline_No_Match';
import RETRY from '@salesforce/label/c.Tierline_Retry';
import ACTIONS from '@salesforce/label/c.Tierline_Row_Actions';
import MENU from '@salesforce/label/c.Tierline_Row_Menu';
import SHOWN from '@salesforce/label/c.Tierline_Rows_Shown';
import SEARCH_FAILED from '@salesforce/label/c.Tierline_Search_Failed';
import { isConfirmed, mayLeave } from 'c/tierlineConfirm';
import { fill } from 'c/tierlineLabels';
import type { Busy, Column, Row, RowGoto, ScreenClient, TableBlock, TableState } from 'c/tierlineScreenClient';
import { api, LightningElement } from 'lwc';

/**
 * A table that a person can search, sort and page. Its own markup, not lightning-datatable: in a narrow region every row
 * becomes a card, where the datatable would clip.
 */
export default class TierlineTable extends LightningElement {
  @api block!: TableBlock;
  @api client!: ScreenClient;
  /** The title of the section that it stands in: what that says already is not said again. */
  @api heading?: string;
  labels = { MENU, MORE, RETRY };
  state?: TableState | undefined;
  busy: Busy | null = null;
  stop?: () => void;

  override connectedCallback() {
    this.stop = this.client.subscribe(() => this.read());
    this.read();
  }

  override disconnectedCallback() {
    this.stop?.();
  }

  read() {
    const view = this.client.view();
    this.state = view.tables[this.block.id];
    this.busy = view.busy?.table === this.block.id ? view.busy : null;
  }

  get caption() {
    return this.block.label === this.heading ? undefined : this.block.label;
  }

  get table(): TableBlock {
    return this.state?.table ?? this.block;
  }

  get words() {
    return this.state?.words ?? '';
  }

  get sort() {
    return this.state ? this.state.sort : this.block.sort;
  }

  get columns() {
    return this.block.columns.map((column) => this.toHead(column));
  }

  toHead(column: Column) {
    const { sort } = this;
    const isSorted = sort?.key === column.key;
    return {
      ...column,
      sortable: Boolean(column.sortable && this.block.source),
      className: column.align === 'end' ? 'head cell_end' : 'head',
      sortClass: column.align === 'end' ? 'slds-button sort sort_end' : 'slds-button sort',
      icon: isSorted && sort.descending ? 'utility:arrowdown' : 'utility:arrowup',
      iconClass: isSorted ? 'arrow arrow_on' : 'arrow',
      ariaSort: isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined,
    };
  }

  get rows() {
    return this.table.rows.map((row) => {
      const [first, ...others] = this.cellsOf(row);
      const name = nameOf(row, this.block.columns[0]);
      const items = this.menu.filter(({ id }) => !row.without?.includes(id));
      return {
        id: row.id,
        first,
        others,
        items,
        hasItems: items.length > 0,
        way: this.isOnlyWay ? items[0] : undefined,
        wayLabel: `${items[0]?.label}: ${name}`,
        menuLabel: fill(ACTIONS, name),
        isBusy: this.busy?.row === row.id,
      };
    });
  }

  cellsOf(row: Row) {
    return this.block.columns.map((column) => ({
      key: column.key,
      label: column.label,
      cell: row.cells[column.key],
      className: column.align === 'end' ? 'cell cell_end' : 'cell',
    }));
  }

  get menu() {
    return [...(this.block.rowGotos ?? []), ...(this.block.rowActions ?? [])];
  }

  /** All that a row offers is one way to another screen: a menu of it would be a press too many. */
  get isOnlyWay() {
    return this.menu.length === 1 && this.block.rowGotos?.length === 1;
  }

  get menuClass() {
    return this.isOnlyWay ? 'cell cell_way' : 'cell cell_menu';
  }

  get hasMenu() {
    return this.menu.length > 0;
  }

  get isAsking() {
    return this.state?.asking === true;
  }

  get asking() {
    return String(this.isAsking);
  }

  get bodyClass() {
    return this.isAsking ? 'rows rows_stale' : 'rows';
  }

  get emptyText() {
    if (this.table.rows.length > 0) return undefined;
    return this.words.trim() === '' ? this.block.empty : fill(NO_MATCH, this.words);
  }

  get troubleText() {
    const trouble = this.state?.trouble;
    if (!trouble) return undefined;
    return trouble.kind === 'refused' ? trouble.problem.text : SEARCH_FAILED;
  }

  get shown() {
    const { rows, total } = this.table;
    return rows.length > 0 ? fill(SHOWN, rows.length, total) : '';
  }

  get footClass() {
    return this.shown || this.isAsking ? 'foot' : 'foot foot_blank';
  }

  get hasMore() {
    return this.table.after !== undefined && this.block.source !== undefined;
  }

  handleWords(event: CustomEvent<{ value: string }>) {
    this.client.searchTable(this.block.id, event.detail.value);
  }

  handleSort(event: Event) {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    if (key) this.client.sortTable(this.block.id, key);
  }

  handleMore() {
    this.client.moreRows(this.block.id);
  }

  handleRetry() {
    this.client.retryTable(this.block.id);
  }

  async handleItem(event: CustomEvent<{ value: string }>) {
    const { row } = (event.currentTarget as HTMLElement).dataset;
    const { value } = event.detail;
    const to = this.block.rowGotos?.find((each) => each.id === value);
    if (row && to) await this.visit(to, row);
    const action = to ? undefined : this.block.rowActions?.find((each) => each.id === value);
    if (!row || !action || !(await isConfirmed(action))) return;
    await this.client.act(action, { table: this.block.id, row });
  }

  async handleWay(event: Event) {
    const { row } = (event.currentTarget as HTMLElement).dataset;
    const [to] = this.block.rowGotos ?? [];
    if (row && to) await this.visit(to, row);
  }

  async visit(to: RowGoto, row: string) {
    if (await mayLeave(this.client)) this.client.goto(to, row);
  }
}

/** A row is called by its first cell, for those who hear the menu's name and do not see the row. */
function nameOf(row: Row, column: Column | undefined): string {
  const value = column && row.cells[column.key]?.value;
  if (value?.type === 'text') return value.text;
  return value?.type === 'person' ? value.name : row.id;
}
