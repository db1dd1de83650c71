/** How much of a vendor is in HubSpot too, each in parts of a hundred. */
export interface Share {
  /** Resellers and customers; those that a shared deal needs are there in any case, and so is every distributor. */
  companies: number;
  deals: number;
  leads: number;
  /** Of the companies that are in both: those that HubSpot knows under another spelling. */
  spelledOtherwise: number;
  /** Deals that Salesforce does not have. */
  onlyHere: number;
}

/** A vendor whose marketers keep the same records as its reps: for tests. */
export const EVERYTHING: Share = { companies: 100, deals: 100, leads: 100, spelledOtherwise: 0, onlyHere: 0 };

/** The demo vendor: two CRMs that grew beside each other. */
export const MOST: Share = { companies: 85, deals: 60, leads: 60, spelledOtherwise: 10, onlyHere: 12 };
