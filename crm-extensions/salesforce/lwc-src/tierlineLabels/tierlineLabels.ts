/** Puts values into the places `{0}`, `{1}` … of a label's sentence. */
export function fill(sentence: string, ...values: (string | number)[]): string {
  return sentence.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
}
