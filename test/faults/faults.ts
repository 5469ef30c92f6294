/** How a case goes wrong. All but `outage` and `down` hit one AWS call. */
export type FaultKind =
  /** The process is gone as it makes the call: the call is not made, nothing after it runs. */
  | "crash-before"
  /** The call has its effect; the process is gone before it hears. */
  | "crash-after"
  /** The call has its effect; the answer is lost in a reset or a time-out. The SDK may repeat the call. */
  | "lost-answer"
  /** A typed refusal: throttled, the call has no effect. So are the SDK's repetitions, and the function hears of it. */
  | "refused"
  /** A 5xx, which says nothing about whether the call has had its effect; to the SDK's repetitions too. */
  | "server-error"
  /** From this call on every second one fails, each in a way of its own, until a handful have. */
  | "outage"
  /** From this call on every one is refused, until everything that retries has given up. */
  | "down"
  /** A batch of which a part is refused in an answer that says 200. */
  | "half-done";

export interface FaultPlan {
  readonly kind: FaultKind;
  /** The call that goes wrong, counted from 1. */
  readonly at: number;
  readonly seed: number;
}

/** One call of a function to an AWS service, as it goes over the wire: what the SDK repeats is another call. */
export interface AwsCall {
  /** The same in all tries that the SDK makes of one command. */
  readonly command: string;
  /** The function that makes it. */
  readonly caller: string;
  readonly service: "dynamodb" | "states" | "events" | "email" | "secretsmanager" | "s3";
  readonly operation: string;
}

export type Verdict =
  | { readonly kind: "pass" }
  | { readonly kind: "crash"; readonly effect: boolean }
  | { readonly kind: "cut"; readonly effect: boolean; readonly how: "reset" | "timeout" }
  | { readonly kind: "refused"; readonly status: number; readonly code: string; readonly effect: boolean }
  | { readonly kind: "half-done" };

export interface Faults {
  /** What happens to the call. Counts it if its caller is one of those that this flow is about. */
  judge(call: AwsCall): Verdict;
  /** The calls counted so far. */
  calls(): readonly AwsCall[];
  /** From here on nothing goes wrong. */
  heal(): void;
}

const PASS: Verdict = { kind: "pass" };
const FAILURES_OF_AN_OUTAGE = 6;

/** The codes with which each service refuses for now, without having done anything. */
const REFUSALS: Readonly<Record<AwsCall["service"], readonly (readonly [status: number, code: string])[]>> = {
  dynamodb: [
    [400, "ProvisionedThroughputExceededException"],
    [400, "ThrottlingException"],
    [400, "RequestLimitExceeded"],
  ],
  states: [
    [400, "ThrottlingException"],
    [400, "ExecutionLimitExceeded"],
  ],
  events: [[400, "ThrottlingException"]],
  email: [
    [429, "TooManyRequestsException"],
    [400, "LimitExceededException"],
  ],
  secretsmanager: [[400, "ThrottlingException"]],
  s3: [[503, "SlowDown"]],
};

const BROKEN = [
  [500, "InternalServerError"],
  [503, "ServiceUnavailable"],
] as const;

/** Without a plan nothing goes wrong, and the calls are counted. */
export function makeFaults(isAbout: (caller: string) => boolean, plan?: FaultPlan): Faults {
  const calls: AwsCall[] = [];
  const random = makeRandom(plan?.seed ?? 0);
  let failuresLeft = FAILURES_OF_AN_OUTAGE;
  let healed = false;

  const refused = ({ service }: AwsCall): Verdict => {
    const [status, code] = random.oneOf(REFUSALS[service]);
    return { kind: "refused", status, code, effect: false };
  };
  const cut = (effect: boolean): Verdict => ({
    kind: "cut",
    effect,
    how: random.oneOf(["reset", "timeout"]),
  });
  const broken = (): Verdict => {
    const [status, code] = random.oneOf(BROKEN);
    return { kind: "refused", status, code, effect: random.next() < 0.5 };
  };
  const failing = (call: AwsCall): Verdict => {
    if (failuresLeft === 0 || random.next() < 0.5) return PASS;
    failuresLeft -= 1;
    return random.oneOf([() => refused(call), () => cut(true), () => cut(false), broken])();
  };

  /** A later try of the command that the plan is about. */
  const isRepeated = ({ command }: AwsCall): boolean => command === calls[(plan?.at ?? 0) - 1]?.command;

  function judged(call: AwsCall, kind: FaultKind, isHere: boolean): Verdict {
    switch (kind) {
      case "crash-before":
        return isHere ? { kind: "crash", effect: false } : PASS;
      case "crash-after":
        return isHere ? { kind: "crash", effect: true } : PASS;
      case "lost-answer":
        return isHere ? cut(true) : PASS;
      case "refused":
        return isHere || isRepeated(call) ? refused(call) : PASS;
      case "server-error":
        return isHere || isRepeated(call) ? broken() : PASS;
      case "half-done":
        return isHere ? { kind: "half-done" } : PASS;
      case "outage":
        return failing(call);
      case "down":
        return refused(call);
    }
  }

  return {
    judge(call) {
      if (!isAbout(call.caller)) return PASS;
      calls.push(call);
      if (!plan || healed || calls.length < plan.at) return PASS;
      return judged(call, plan.kind, calls.length === plan.at);
    },
    calls: () => calls,
    heal() {
      healed = true;
    },
  };
}

/** Mulberry32: small, and the same on every machine. */
export function makeRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const oneOf = <T>(choices: readonly [T, ...T[]] | readonly T[]): T => {
    const chosen = choices[Math.floor(next() * choices.length)];
    if (chosen === undefined) throw new Error("there is nothing to choose from");
    return chosen;
  };
  return { next, oneOf };
}
