import type { DataFolder } from './data-folder.ts';

const QUIET_MS = 300;

export interface OrgKeeper {
  /** Something in the org changed. */
  changed: () => void;
  /** From now on changes are written. */
  keep: (dump: () => unknown) => void;
  close: () => void;
}

/** Writes the org down a moment after each change, and at the end. */
export function keepOrg(data: DataFolder): OrgKeeper {
  let dump: (() => unknown) | null = null;
  let timer: NodeJS.Timeout | null = null;
  const write = () => {
    timer = null;
    if (dump) data.writeOrg(dump());
  };
  return {
    changed: () => {
      if (dump) timer ??= setTimeout(write, QUIET_MS);
    },
    keep: (source) => {
      dump = source;
      write();
    },
    close: () => {
      if (timer) clearTimeout(timer);
      write();
      dump = null;
    },
  };
}
