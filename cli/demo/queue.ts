import type { TimedCall } from "../../examples/demo-shop/calls.ts";

/** What is still going to happen, soonest first. */
export class CallQueue {
  private waiting: TimedCall[];

  constructor(calls: readonly TimedCall[]) {
    this.waiting = [...calls].sort(byTime);
  }

  add(calls: readonly TimedCall[]): void {
    if (calls.length === 0) return;
    this.waiting = [...this.waiting, ...calls].sort(byTime);
  }

  /** Takes out everything up to `until`, included. */
  take(until: number): readonly TimedCall[] {
    const later = this.waiting.findIndex(({ at }) => at > until);
    return this.waiting.splice(0, later < 0 ? this.waiting.length : later);
  }
}

const byTime = (one: TimedCall, other: TimedCall) =>
  one.at - other.at || (one.call.messageId < other.call.messageId ? -1 : 1);
