import type { KeptTokens, TokenStore } from '../hubspot/token-store.ts';

export interface TokensInMemory extends TokenStore {
  readonly kept: KeptTokens;
}

/** The tokens of one account for sessions of this process, with one lease for all of them. */
export function createTokensInMemory(refreshToken: string): TokensInMemory {
  let kept: KeptTokens = { refreshToken, access: null };
  let leased: Promise<void> | null = null;
  let free = () => {};
  return {
    get kept() {
      return kept;
    },
    read: async () => kept,
    // A test may try a revoked token again.
    drop: async () => {},
    async lease() {
      if (leased !== null) return null;
      leased = new Promise((resolve) => {
        free = resolve;
      });
      return {
        save: async (tokens) => {
          kept = tokens;
        },
        async end() {
          leased = null;
          free();
        },
      };
    },
    wait: () => leased ?? Promise.resolve(),
  };
}
