import type { ProblemCode } from '@tierline/domain/problem';

/** What a sentence about the problem has to name: the record, the reason, the remedy. */
export type ProblemDetail = Readonly<Record<string, string>>;

/** Carries a "no" out of a procedure; anything else that is thrown is a fault. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly detail: ProblemDetail;
  /** The input field that it is about. */
  readonly field: string | null;

  constructor(code: ProblemCode, options: { detail?: ProblemDetail; field?: string } = {}) {
    super(code);
    this.code = code;
    this.detail = options.detail ?? {};
    this.field = options.field ?? null;
  }
}
