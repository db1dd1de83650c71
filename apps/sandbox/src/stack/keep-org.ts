const QUIET_MS = 300;

export interface OrgKeeper {
  /** Something in it changed. */
  changed: () => void;
  /** From now on changes are written. */
  keep: (dump: () => unknown) => void;
  close: () => void;
}

/** Writes an org or an account down a moment after each change, and at the end. */
export function keepOrg(writeDown: (content: unknown) => void): OrgKeeper {
  let dump: (() => unknown) | null = null;
  let timer: NodeJS.Timeout | null = null;
  const write = () => {
    timer = null;
    if (dump) writeDown(dump());
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
