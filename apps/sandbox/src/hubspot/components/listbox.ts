export interface ListboxState {
  open: boolean;
  /** Place of the option that Enter would take; -1 for none. */
  active: number;
}

export type ListboxMove = ListboxState | { take: number } | null;

/** What a key does in a combobox with that many options; null leaves it to the browser. */
export function moveInListbox(state: ListboxState, key: string, options: number): ListboxMove {
  const { open, active } = state;
  const last = options - 1;
  switch (key) {
    case 'ArrowDown':
      return { open: true, active: open ? Math.min(active + 1, last) : Math.max(active, Math.min(0, last)) };
    case 'ArrowUp':
      return { open: true, active: open ? Math.max(active - 1, Math.min(0, last)) : last };
    case 'Home':
      return open ? { open, active: Math.min(0, last) } : null;
    case 'End':
      return open ? { open, active: last } : null;
    case 'Enter':
      return open && active >= 0 ? { take: active } : null;
    case 'Escape':
      return open ? { open: false, active: -1 } : null;
    default:
      return null;
  }
}
