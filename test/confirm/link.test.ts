import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confirmToken, readConfirmToken } from "../../src/app/confirm/link.ts";
import { unsubscribeToken } from "../../src/app/mail/links.ts";
import { LONGEST_TOKEN } from "../../src/app/mail/tokens.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { keyOf, NOON } from "../support/chains.ts";

const [OLD, NEW] = ["old-links-key-0123456789", "new-links-key-0123456789"];
const LINK = {
  address: "ann@example.com",
  customer: "a:browser-1" as CustomerKey,
  requestedAt: NOON,
  mailedAt: NOON + DAY,
  language: "ru",
  entry: "footer",
  via: "poster-3",
};

describe("the link in a confirmation mail", () => {
  it("says all that is needed, under any live key and under no other", () => {
    const token = confirmToken(LINK, OLD);
    expect(readConfirmToken(token, [NEW, OLD], NOON)).toEqual({ kind: "valid", link: LINK });
    expect(readConfirmToken(token, [NEW], NOON)).toEqual({ kind: "unknown" });
  });

  it("shows neither address nor customer", () => {
    const plain = Buffer.from(confirmToken(LINK, NEW), "base64url").toString("latin1");
    for (const part of ["ann@", "browser-1", "footer"]) expect(plain).not.toContain(part);
  });

  it("works for 30 days from its mail, to the millisecond", () => {
    const token = confirmToken(LINK, NEW);
    const end = LINK.mailedAt + 30 * DAY;
    expect(readConfirmToken(token, [NEW], end - 1).kind).toBe("valid");
    expect(readConfirmToken(token, [NEW], end).kind).toBe("expired");
  });

  it("cannot be altered in a single bit, cut, or made of another link", () => {
    const token = Buffer.from(confirmToken(LINK, NEW), "base64url");
    for (let bit = 0; bit < token.length * 8; bit++) {
      const altered = Buffer.from(token);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(readConfirmToken(altered.toString("base64url"), [NEW], NOON).kind).toBe("unknown");
    }
    for (let length = 0; length < token.length; length++) {
      const cut = token.subarray(0, length).toString("base64url");
      expect(readConfirmToken(cut, [NEW], NOON).kind).toBe("unknown");
    }
    const unsubscribe = unsubscribeToken({ customer: keyOf("ann"), send: "send-1", language: "en" }, NEW);
    expect(readConfirmToken(unsubscribe, [NEW], NOON).kind).toBe("unknown");
  });

  it("fits in a path whatever a browser calls itself, and keeps the address", () => {
    const text = fc.string({ unit: "binary", maxLength: 128 }).map((one) => one.toWellFormed());
    fc.assert(
      fc.property(text, text, (customer, entry) => {
        const address = `${"a".repeat(64)}@${"b".repeat(60)}.${"c".repeat(60)}.example`;
        const link = { ...LINK, address, entry, customer: `a:${customer}` as CustomerKey };
        const token = confirmToken(link, NEW);
        expect(token.length).toBeLessThanOrEqual(LONGEST_TOKEN);
        expect(readConfirmToken(token, [NEW], NOON)).toMatchObject({ kind: "valid", link: { address } });
      }),
    );
  });
});
