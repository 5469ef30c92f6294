// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { auditOf } from "../../../src/domain/audit/audit.ts";
import { USUAL_ASSUMPTIONS } from "../../../src/domain/audit/comeback.ts";
import { makeAuditCounter } from "../../../src/domain/audit/counter.ts";
import AuditPage from "../../../web/src/pages/audit/page.tsx";
import { boughtAgo, FIRST_DAY, shopper } from "../../support/nights.ts";
import { showPage } from "../support.tsx";

function auditFor(people: readonly ReturnType<typeof shopper>[]) {
  const counter = makeAuditCounter(FIRST_DAY, 30);
  for (const one of people) counter.add(one, FIRST_DAY - 100);
  return auditOf(counter.counts(), {
    ...{ currency: "EUR", leftOut: { customers: 0, orders: 3 }, assumptions: USUAL_ASSUMPTIONS },
    day: { day: FIRST_DAY, because: "last-order" },
    asleep: { afterDays: 30, from: "own-gaps" },
  });
}

const show = (people: readonly ReturnType<typeof shopper>[], at = "/audit") =>
  showPage(AuditPage, {
    ...{ path: "/audit", at },
    answers: {
      "/v1/shop": { night: "2026-03-01" },
      "/v1/metrics/audit": { night: "2026-03-01", audit: auditFor(people) },
    },
  });

describe("the page of the audit", () => {
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it("says who buys, who sleeps, what was left out and what bringing them back rests on", async () => {
    show([shopper("u:1", boughtAgo(3)), shopper("u:2", boughtAgo(90, 50)), shopper("u:3", [])]);
    expect(await screen.findByText("Who buys")).toBeTruthy();
    expect(screen.getByText(/more than 30 days/)).toBeTruthy();
    expect(screen.getByText(/3 orders\./)).toBeTruthy();
    expect(screen.getByText(/Today 3 of 3 customers may be mailed/)).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("asks with the assumptions of its address", async () => {
    const { asked } = show([shopper("u:1", boughtAgo(3))], "/audit?response=12&margin=55");
    await screen.findByText("Who buys");
    const query = new URLSearchParams(
      asked.find((one) => one.startsWith("/v1/metrics/audit"))?.split("?")[1],
    );
    expect(Object.fromEntries(query)).toEqual({
      response: "0.12",
      margin: "0.55",
      discount: "0.1",
      orders: "1",
    });
  });

  it("of a shop without buyers says what comes next", async () => {
    show([shopper("u:3", [])]);
    expect(await screen.findByText("Nobody has bought yet")).toBeTruthy();
  });
});
