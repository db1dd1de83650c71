export interface KeptAccess {
  token: string;
  /** Unix milliseconds from which on it is not used. */
  until: number;
}

export interface KeptTokens {
  refreshToken: string;
  /** Null before the first exchange. */
  access: KeptAccess | null;
}

/**
 * Where the tokens of one account lie for all servers on a database. Rejects with a `CrmFailure` where they are not
 * there, or cannot be opened.
 */
export interface TokenStore {
  read(): Promise<KeptTokens>;
  /** HubSpot takes this refresh token no more: it goes, with what it gave; another one that was saved meanwhile stays. */
  drop(refreshToken: string): Promise<void>;
  /** The right to exchange the refresh token, for a time; null while another has it. */
  lease(): Promise<TokenLease | null>;
  /** Lasts until it is worth looking again at what another has exchanged. */
  wait(): Promise<void>;
}

export interface TokenLease {
  /** Keeps what was exchanged; nothing, if the app was installed again, disconnected or uninstalled meanwhile. */
  save(tokens: { refreshToken: string; access: KeptAccess }): Promise<void>;
  end(): Promise<void>;
}
