import { type Day, HOUR } from "../../domain/basics/calendar.ts";
import type { SignUp } from "../../domain/confirm/sign-up.ts";

const REMEMBERED = 20_000;
/** After that the ledger is asked again: somebody who has unsubscribed since may mean it. */
const KNOWN_FOR_MS = HOUR;

/** The sign-ups that this process has dealt with of late, so that a site which repeats one on every page costs nothing. */
export function makeAsked() {
  const known = new Map<string, number>();
  return {
    has: (signUp: SignUp, today: Day) =>
      signUp.receivedAt < (known.get(nameOf(signUp, today)) ?? Number.NEGATIVE_INFINITY) + KNOWN_FOR_MS,
    add(signUp: SignUp, today: Day) {
      if (known.size >= REMEMBERED) known.clear();
      known.set(nameOf(signUp, today), signUp.receivedAt);
    },
  };
}

function nameOf({ at: _, receivedAt: __, ip: ___, proof: ____, ...told }: SignUp, today: Day): string {
  return JSON.stringify([today, Object.entries(told).sort(([one], [other]) => (one < other ? -1 : 1))]);
}
