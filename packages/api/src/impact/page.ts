/** Rows of a page of a dry run's lists. */
export const IMPACT_PAGE = 25;
