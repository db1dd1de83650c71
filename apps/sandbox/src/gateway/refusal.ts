/** TierlineRefusal.cls: a no that the page shows to the viewer; named by the custom label that holds its sentence. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly label: string;
  constructor(label: string) {
    super(label);
    this.label = label;
  }
}
