/** Shown wherever a page shows the demo vendor's data. */
export const DEMO_NOTICE =
  'Names of distributors and resellers are real and public; their standing, regions and segments, and all contracts, deals, customers and people, are invented.';
