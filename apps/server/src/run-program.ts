import { StartFailure } from './config.ts';

/** Runs a program; what keeps it from starting is said in a sentence, and anything else is thrown as it is. */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
