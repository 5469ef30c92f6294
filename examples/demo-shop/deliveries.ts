import { DAY, MINUTE } from "../../src/domain/basics/calendar.ts";
import { makeDiary, says, type TimedCall } from "./calls.ts";
import type { Person } from "./people.ts";
import { randomOf } from "./random.ts";

/**
 * When what a person ordered comes: one to five days later, unless it was cancelled by then. From a random stream and under
 * message ids of their own, so that nothing else that a person does depends on it.
 */
export function deliveriesOf(
  person: Person,
  calls: readonly TimedCall[],
  seed: number,
): readonly TimedCall[] {
  const diary = makeDiary(`demo-${seed}-delivered-${calls[0]?.call.messageId ?? ""}`, person);
  for (const { at, call } of calls.filter(({ call: { event } }) => event === "Order Completed")) {
    const order = orderOf(call);
    const random = randomOf(seed, "delivery", person.index, order);
    const arrives = at + DAY + random.whole(0, 4 * 24 * 60) * MINUTE;
    const isCancelled = calls.some(
      (other) =>
        other.call.event === "Order Cancelled" && orderOf(other.call) === order && other.at <= arrives,
    );
    if (!isCancelled) diary.write(arrives, says.delivered(order));
  }
  return diary.finish();
}

const orderOf = ({ properties }: TimedCall["call"]): string =>
  String((properties as Readonly<Record<string, unknown>> | undefined)?.order_id ?? "");
