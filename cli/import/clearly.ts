import { Unclear } from "../../src/adapters/import/unclear.ts";
import { misuse } from "../terminal/refusal.ts";

/** What a file leaves open is answered by a flag. */
export const clearly = <T>(reading: Promise<T>): Promise<T> =>
  reading.catch((error: unknown) => {
    if (!(error instanceof Unclear)) throw error;
    const { message, how } = error;
    throw misuse(how === undefined ? message : `${message}${/^[A-Z]/.test(how) ? "." : ":"} ${how}`);
  });
