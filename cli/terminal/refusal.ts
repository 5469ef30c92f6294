/** 1: the command ran, and the answer is no or partly failed. 2: it was called wrongly, or nothing is there to talk to. */
export type FailureCode = 1 | 2;

/** Ends a command with a sentence for the person who ran it: no stack trace, and an exit code that a script can trust. */
export class Refusal extends Error {
  readonly exitCode: FailureCode;

  constructor(message: string, exitCode: FailureCode) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Something in how the command was called. */
export const misuse = (message: string): Refusal => new Refusal(message, 2);
