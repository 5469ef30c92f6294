import type { Instant } from "../../../domain/basics/calendar.ts";
import { type Barrier, probing, type Sending } from "../../../domain/mail/sending.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Meter, SendingStore, SendResult } from "../../../ports/mail.ts";
import { makeSendingSwitch } from "./switch.ts";

/** `probe`: this one mail finds out whether the mail service takes any again. */
export type Pass = "go" | "probe" | "shut";

export interface Gate {
  /** What lets no mail through now, if anything. Takes no probe away. */
  shutBy(): Promise<Barrier["kind"] | undefined>;
  /** Asked for every mail, before anything is claimed for it. */
  pass(): Promise<Pass>;
  /** What the mail service said to a mail that had passed. */
  learn(pass: Pass, result: SendResult): Promise<void>;
  /** No mail was sent with the pass after all: a probe goes to the next mail, instead of being spent on nothing. */
  unused(pass: Pass): Promise<void>;
}

/** Other processes hear of a change within so long; the one that makes it, at once. */
const KNOWN_FOR_MS = 5_000;

/** So many mails in a row whose end nobody knows: the service is out of order, and every further one would be lost. */
const MOST_UNKNOWN_IN_A_ROW = 5;

/**
 * The circuit breaker of the mail service, shared by all functions through one item. While it is open (`closed`, seen
 * from the mails) chains wait instead of using up their customers; then a single mail of the whole deployment probes,
 * and the first one that is taken lets the others follow.
 */
export function makeGate(deps: {
  readonly sending: SendingStore;
  readonly clock: Clock;
  readonly meter: Meter;
}): Gate {
  const { sending: sendingStore, clock } = deps;
  const change = makeSendingSwitch(deps);
  let known: { readonly sending: Sending; readonly revision: number; readonly at: Instant } | undefined;
  let unknownInARow = 0;

  async function current() {
    const now = clock.now();
    if (!known || now >= known.at + KNOWN_FOR_MS || now < known.at)
      known = { ...(await sendingStore.state()), at: now };
    return known;
  }

  async function pass(): Promise<Pass> {
    const { sending, revision, at } = await current();
    const { barrier } = sending;
    if (!barrier) return "go";
    const now = clock.now();
    if (barrier.kind === "stopped" || now < barrier.probeAt) return "shut";
    const taken = { ...sending, barrier: probing(barrier, now) };
    // Before the write, so that the mails beside this one do not reach for the same probe.
    known = { sending: taken, revision: revision + 1, at };
    if (await sendingStore.write(taken, revision)) return "probe";
    known = undefined;
    return "shut";
  }

  async function close(why: string): Promise<void> {
    known = undefined;
    unknownInARow = 0;
    if (await change.close(why)) deps.meter({ closed: 1 });
  }

  return {
    async shutBy() {
      const { barrier } = (await current()).sending;
      if (barrier?.kind === "closed" && clock.now() >= barrier.probeAt) return undefined;
      return barrier?.kind;
    },
    pass,
    async learn(pass, result) {
      switch (result.kind) {
        case "sent":
          unknownInARow = 0;
          if (pass !== "probe") return;
          known = undefined;
          await change.reopen();
          return;
        case "unknown":
          unknownInARow += 1;
          if (unknownInARow < MOST_UNKNOWN_IN_A_ROW) return;
          return close(`the mail service does not answer: ${result.reason}`);
        case "refused":
          if (result.because === "account") return close(result.reason);
      }
    },
    async unused(pass) {
      if (pass !== "probe") return;
      await change.returnProbe();
      known = undefined;
    },
  };
}
