import { describe, expect, it } from "vitest";
import type { OrderHistory } from "../../../src/domain/churn/histories.ts";
import { standingOf } from "../../../src/domain/churn/histories.ts";
import { trustOf } from "../../../src/domain/churn/trust.ts";

const START = 400;
const DAYS = 30;

/** Every ten days up to the start, or up to `silence` days before it, and then in the window, or not. */
function regular(customer: number, silence: number, comesBack: boolean): OrderHistory {
  const last = START - silence;
  const days = Array.from({ length: 20 }, (_, back) => last - 10 * (19 - back) + ((customer + back) % 2));
  const all = comesBack ? [...days, START + 5] : days;
  return { days: all, spent: all.map(() => 1_000) };
}

function trustIn(histories: readonly OrderHistory[]) {
  const customers = histories.flatMap((history) => {
    const standing = standingOf(history, START);
    const lost: 0 | 1 = history.days.some((day) => day > START) ? 0 : 1;
    return standing ? [{ standing, lost }] : [];
  });
  return trustOf(histories, [{ start: START, days: DAYS, customers }], () => 0.5);
}

const shopWhereLateOnes = (comeBack: (customer: number) => boolean) =>
  Array.from({ length: 80 }, (_, customer) =>
    customer < 40 ? regular(customer, 4, true) : regular(customer, 60, comeBack(customer)),
  );

describe("the trust in customers' own rhythms", () => {
  it("is whole where nothing was tried", () => {
    expect(trustOf([], [], () => 0.5)).toEqual({ due: 1, late: 1 });
  });

  it("is whole where those who are due come and those who are late do not", () => {
    expect(trustIn(shopWhereLateOnes(() => false))).toEqual({ due: 1, late: 1 });
  });

  it("is lost for those who are late, and only for them, where every other one comes back", () => {
    const { due, late } = trustIn(shopWhereLateOnes((customer) => customer % 2 === 0));
    expect(due).toBe(1);
    expect(late).toBeLessThan(0.5);
  });
});
