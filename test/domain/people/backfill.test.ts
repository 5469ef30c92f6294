import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../../src/domain/basics/calendar.ts";
import type { Fact } from "../../../src/domain/facts/facts.ts";
import { backfilledAt } from "../../../src/domain/people/backfill.ts";

const NOW = Date.UTC(2026, 2, 1);

const fact = (over: Partial<Fact>): Fact =>
  ({ id: "segment:m:x", customer: "u:1", at: NOW, receivedAt: NOW, source: "segment", ...over }) as Fact;
const order = (over: object): Fact =>
  fact({ kind: "order-placed", order: "1", version: NOW, ...over } as Partial<Fact>);

describe("when somebody took in old facts last", () => {
  it("is never for those whose facts came as they happened", () => {
    expect(backfilledAt([order({ at: NOW - HOUR }), fact({ kind: "visited" })], DAY)).toBeUndefined();
  });

  it("is when the oldest came, of orders and visits alike", () => {
    expect(backfilledAt([order({ at: NOW - 200 * DAY })], DAY)).toBe(NOW);
    expect(backfilledAt([fact({ kind: "visited", at: NOW - 2 * DAY })], DAY)).toBe(NOW);
  });

  it("is not moved by news of an order that was known in time", () => {
    const placed = order({ at: NOW - 10 * DAY, receivedAt: NOW - 10 * DAY });
    const refunded = order({ kind: "order-updated", placedAt: NOW - 10 * DAY });
    expect(backfilledAt([placed, refunded], DAY)).toBeUndefined();
    expect(backfilledAt([refunded], DAY)).toBe(NOW);
  });

  it("is not moved by a consent that is repeated, or by what became of a mail", () => {
    const proof = { purpose: "marketing", channel: "email", source: "form" };
    const old = [
      fact({ kind: "consent-given", at: NOW - 90 * DAY, proof }),
      fact({ kind: "mail", event: "opened", send: "s", at: NOW - 3 * DAY }),
    ];
    expect(backfilledAt(old, DAY)).toBeUndefined();
  });

  it("is its arrival for somebody imported without a date, who would look newly born", () => {
    expect(
      backfilledAt([fact({ kind: "identified", id: "segment:import-abc:identified" as Fact["id"] })], DAY),
    ).toBe(NOW);
    expect(backfilledAt([fact({ kind: "identified" })], DAY)).toBeUndefined();
  });
});
