/** The type ids that this account gave to the labels `Partner` and `Distributor`, for each kind of record that bears them. */
export interface AssociationLabels {
  readonly deal: ChainLabels;
  /** `null` where the account has no leads, or does not let Tierline see them. */
  readonly lead: ChainLabels | null;
}

export interface ChainLabels {
  readonly partner: number;
  readonly secondPartner: number;
}
