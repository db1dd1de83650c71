/**
 * An idempotency key: 128 random bits, which nobody reads. Not `crypto.randomUUID`, for that is there in secure contexts
 * only, and a stand-in for it costs more bytes than all of this.
 */
export const newKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');
