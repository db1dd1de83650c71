/** The kind of customers that a company of the channel sells to. */
export const segments = ['Enterprise', 'Mid-Market', 'Public Sector', 'Small Business'] as const;
export type Segment = (typeof segments)[number];
