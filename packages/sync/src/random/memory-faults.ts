import { CrmFailure, type CrmFailureCode } from '@tierline/domain/crm';

export type FailingCall = 'now' | 'describe' | 'list' | 'find' | 'write';

/** A call that will fail: before it did anything, when it was done, or in the middle. */
export interface Fault {
  call: FailingCall;
  when: 'before' | 'after' | 'midway';
  code: CrmFailureCode;
}

/** What a record answers to the next write: to one of its fields, or to all of it. */
export interface Refusal {
  code: CrmFailureCode;
  key: string | null;
}

/** What will go wrong in a CRM, each once. */
export class MemoryFaults {
  #faults: Fault[] = [];
  readonly #refusals = new Map<string, Refusal>();

  add(fault: Fault): void {
    this.#faults.push(fault);
  }

  refuse(recordId: string, refusal: Refusal): void {
    this.#refusals.set(recordId, refusal);
  }

  clear(): void {
    this.#faults = [];
    this.#refusals.clear();
  }

  takeRefusal(recordId: string): Refusal | null {
    const refusal = this.#refusals.get(recordId) ?? null;
    this.#refusals.delete(recordId);
    return refusal;
  }

  /** Of one that comes midway `work` is told. */
  async meet<T>(call: FailingCall, work: (isHalf: boolean) => T | Promise<T>): Promise<T> {
    const fault = this.#faults.find((each) => each.call === call);
    if (!fault) return work(false);
    this.#faults = this.#faults.filter((each) => each !== fault);
    if (fault.when !== 'before') await work(fault.when === 'midway');
    throw new CrmFailure(fault.code, `${call} failed ${fault.when}`);
  }
}
