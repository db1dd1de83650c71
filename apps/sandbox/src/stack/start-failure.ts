/** Something about the machine keeps the sandbox from starting; the message is the sentence to show. */
export class StartFailure extends Error {
  override name = 'StartFailure';
}
