import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../../src/domain/basics/calendar.ts";
import type { CustomerKey, Fact, FactBody, FactId } from "../../../src/domain/facts/facts.ts";
import type { Rank } from "../../../src/domain/facts/ranks.ts";
import { isForLedger, ledgerCopy, standingOf } from "../../../src/domain/mailbox/ledger.ts";

const NOW = Date.UTC(2026, 2, 1, 12);
const proof = { purpose: "marketing", channel: "email", source: "a form" };

const said = (body: FactBody, day: number, rank?: Rank): Fact => ({
  ...body,
  id: `${JSON.stringify(body)}:${day}:${rank}` as FactId,
  customer: "m:one" as CustomerKey,
  at: NOW + day * DAY,
  receivedAt: NOW + day * DAY,
  source: "standard",
  ...(rank && { rank }),
});
const given = (day: number, rank?: Rank) => said({ kind: "consent-given", proof, dated: true }, day, rank);
const ticked = (day: number, rank?: Rank) => said({ kind: "consent-given", proof }, day, rank);
const gone = (day: number, rank?: Rank) => said({ kind: "consent-withdrawn", proof }, day, rank);
const mail = (event: "bounced" | "complained" | "delivered", day: number, permanent = false) =>
  said({ kind: "mail", event, send: `s${day}`, permanent }, day);
const allowed = (day: number) => said({ kind: "mailbox-allowed", reason: "phoned", by: "anna" }, day);
const privacy = (day: number, request = "customers/redact") =>
  said({ kind: "privacy-requested", request, payload: {} }, day);

const standing = (facts: readonly Fact[], day = 0) => standingOf(facts, NOW + day * DAY);

describe("a mailbox may be mailed", () => {
  it.each<[string, readonly Fact[]]>([
    ["after a consent", [given(-9)]],
    ["after a tick that nobody has taken back", [ticked(-9)]],
    ["when a dated decision came after the withdrawal", [gone(-9), given(-8)]],
    ["when its owner said so after a complaint", [given(-9), mail("complained", -8), given(-7, "mailbox")]],
    ["when an operator allowed it after a complaint", [given(-9), mail("complained", -8), allowed(-7)]],
    ["when an operator allowed it after a bounce", [given(-9), mail("bounced", -8, true), allowed(-7)]],
    ["after a confirmation that arrived past a bounce", [mail("bounced", -8, true), given(-7, "mailbox")]],
    ["after a request for a copy of the data", [given(-9), privacy(-8, "customers/data_request")]],
    ["after two soft bounces", [given(-90), mail("bounced", -20), mail("bounced", -1)]],
    [
      "after three soft bounces within a week",
      [given(-90), mail("bounced", -6), mail("bounced", -3), mail("bounced", -1)],
    ],
    [
      "when a mail arrived between soft bounces",
      [given(-90), mail("bounced", -20), mail("delivered", -15), mail("bounced", -12), mail("bounced", -1)],
    ],
  ])("%s", (_, facts) => expect(standing(facts)).toMatchObject({ mayMail: "yes" }));
});

describe("a mailbox is never mailed again", () => {
  it.each<[string, readonly Fact[], string]>([
    ["after a withdrawal", [given(-9), gone(-8)], "unsubscribed"],
    ["after a withdrawal of any rank", [given(-9), gone(-8, "browser")], "unsubscribed"],
    ["at the moment of both", [given(-8), gone(-8)], "unsubscribed"],
    ["because of an older decision told later", [gone(-8), given(-9)], "unsubscribed"],
    ["because of a tick without a time", [given(-9), gone(-8), ticked(-7)], "unsubscribed"],
    ["because of a browser's word", [given(-9), gone(-8), given(-7, "browser")], "unsubscribed"],
    ["because an operator allowed it", [given(-9), gone(-8), allowed(-7)], "unsubscribed"],
    ["after a complaint", [mail("complained", -8), given(-7)], "suppressed: complained"],
    [
      "after a complaint past the leave",
      [given(-9), allowed(-8), mail("complained", -7)],
      "suppressed: complained",
    ],
    ["after a bounce for good", [given(-9), mail("bounced", -8, true)], "suppressed: bounced"],
    [
      "after a privacy request",
      [privacy(-9), given(-8, "mailbox"), allowed(-7)],
      "privacy request: customers/redact",
    ],
  ])("%s", (_, facts, why) => expect(standing(facts)).toMatchObject({ mayMail: "never", why }));
});

describe("a mailbox is not mailed for now", () => {
  it("before a consent", () => expect(standing([])).toMatchObject({ mayMail: "not-now" }));

  it("while the consent is a browser's word", () =>
    expect(standing([given(-9, "browser")])).toMatchObject({ mayMail: "not-now" }));

  it("for 90 days after three soft bounces in a row over a week", () => {
    const facts = [given(-90), mail("bounced", -8), mail("bounced", -4), mail("bounced", -1)];
    expect(standing(facts)).toEqual({
      mayMail: "not-now",
      why: "3 soft bounces in a row",
      at: NOW - DAY,
      until: NOW + 89 * DAY,
    });
    expect(standing(facts, 89)).toMatchObject({ mayMail: "yes" });
  });
});

describe("a ledger", () => {
  const anyFact = fc
    .tuple(fc.integer({ min: -120, max: 0 }), fc.constantFrom("server", "mailbox", "browser"), fc.nat(6))
    .map(([day, rank, kind]) => {
      const makers = [given, ticked, gone] as const;
      const make = makers[kind];
      if (make) return make(day, rank);
      if (kind === 3) return mail("bounced", day);
      if (kind === 4) return mail("delivered", day);
      return kind === 5 ? mail("complained", day) : allowed(day);
    });

  it("says the same for any order and any number of copies", () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 12 }), (facts) => {
        expect(standing([...facts, ...facts].reverse())).toEqual(standing(facts));
      }),
    );
  });

  it("says yes to nobody whose last word was no", () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 12 }), (facts) => {
        expect(standing([...facts, gone(0)]).mayMail).toBe("never");
      }),
    );
  });

  it("keeps one consent without a time for all of a rank, and nothing of what a privacy request says", () => {
    const copy = (fact: Fact) => (isForLedger(fact) ? ledgerCopy(fact, "m:one" as CustomerKey) : undefined);
    expect(copy(ticked(-9))?.id).toBe(copy(ticked(-3))?.id);
    expect(copy(ticked(-9))?.id).not.toBe(copy(ticked(-9, "browser"))?.id);
    expect(copy(given(-9))?.id).not.toBe(copy(given(-3))?.id);
    const request = { ...privacy(-1), payload: { email: "ann@example.com" } };
    expect(JSON.stringify(copy(request))).not.toContain("ann@");
  });

  it("takes nothing that says nothing of an address", () => {
    const { id, customer, at, receivedAt, source } = given(0);
    expect(isForLedger({ id, customer, at, receivedAt, source, kind: "visited" })).toBe(false);
    expect(isForLedger(mail("delivered", -HOUR / DAY))).toBe(false);
  });
});
