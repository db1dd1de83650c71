/** The type ids that this account gave to the labels `Partner` and `Distributor`, for each kind of record that bears them. */
export interface AssociationLabels {
  readonly deal: ChainLabels;
  readonly lead: ChainLabels;
}

export interface ChainLabels {
  readonly partner: number;
  readonly secondPartner: number;
}
