import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundedId } from "../../src/app/collect/identity-keys.ts";
import { readUnsubscribeToken, unsubscribeToken } from "../../src/app/mail/links.ts";
import { LONGEST_TOKEN, openToken, sealToken } from "../../src/app/mail/tokens.ts";
import { userKey } from "../../src/domain/facts/identity.ts";

const KEYS = ["new-links-key-0123456789", "old-links-key-0123456789"] as const;
const [NEW, OLD] = KEYS;
const text = fc.string({ unit: "binary", maxLength: 200 }).filter((one) => one.isWellFormed());
const purpose = fc.constantFrom("unsubscribe", "confirm", "survey", "erase", "unsubscribe ", "");

/** Two of these that differ, or else the same are drawn again. */
const two = <T>(of: fc.Arbitrary<T>) => fc.tuple(of, of).filter(([one, other]) => one !== other);

describe("a token of a public link", () => {
  it("is opened for its purpose under each live key, and is the same each time", () => {
    fc.assert(
      fc.property(purpose, text, fc.constantFrom(...KEYS), (whatFor, content, key) => {
        const token = sealToken(whatFor, content, key);
        expect(openToken(whatFor, token, KEYS)).toBe(content);
        expect(sealToken(whatFor, content, key)).toBe(token);
      }),
    );
  });

  it("is nothing for another purpose", () => {
    fc.assert(
      fc.property(two(purpose), text, ([made, asked], content) => {
        expect(openToken(asked, sealToken(made, content, NEW), KEYS)).toBeUndefined();
      }),
    );
  });

  it("is nothing under any key but its own", () => {
    fc.assert(
      fc.property(purpose, text, fc.array(fc.string()), (whatFor, content, others) => {
        const token = sealToken(whatFor, content, OLD);
        expect(openToken(whatFor, token, [NEW, ...others.filter((one) => one !== OLD)])).toBeUndefined();
        expect(openToken(whatFor, token, [])).toBeUndefined();
      }),
    );
  });

  it("is nothing with any byte changed to any other", () => {
    const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(text, change, (content, { at, by }) => {
        const bytes = Buffer.from(sealToken("unsubscribe", content, NEW), "base64url");
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ by;
        expect(openToken("unsubscribe", bytes.toString("base64url"), KEYS)).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it("is nothing put together from the pieces of two others", () => {
    fc.assert(
      fc.property(two(text), fc.nat(), ([one, other], at) => {
        const [head, tail] = [one, other].map((content) => sealToken("unsubscribe", content, NEW)) as [
          string,
          string,
        ];
        const cut = at % Math.min(head.length, tail.length);
        const spliced = head.slice(0, cut) + tail.slice(cut);
        if (spliced !== head && spliced !== tail)
          expect(openToken("unsubscribe", spliced, KEYS)).toBeUndefined();
      }),
    );
  });

  it("tells two contents apart, and shows neither", () => {
    fc.assert(
      fc.property(two(fc.string({ minLength: 6, maxLength: 60 })), ([one, other]) => {
        const token = sealToken("unsubscribe", one, NEW);
        expect(sealToken("unsubscribe", other, NEW).slice(0, 16)).not.toBe(token.slice(0, 16));
        expect(Buffer.from(token, "base64url").includes(one)).toBe(false);
      }),
    );
  });

  it("is nothing, whatever somebody writes", () => {
    const written = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString("base64url")),
    );
    fc.assert(fc.property(written, (token) => openToken("unsubscribe", token, KEYS) === undefined));
    expect(openToken("unsubscribe", "A".repeat(LONGEST_TOKEN + 1), KEYS)).toBeUndefined();
    expect(openToken("unsubscribe", "A".repeat(10_000_000), KEYS)).toBeUndefined();
  });
});

describe("an unsubscribe link", () => {
  it("is one customer's and one mail's", () => {
    const link = fc.record({ id: fc.string(), send: fc.string(), language: fc.constantFrom("en", "ru") });
    fc.assert(
      fc.property(link, link, (one, other) => {
        const [first, second] = [one, other].map(({ id, ...rest }) => ({ customer: userKey(id), ...rest }));
        if (!first || !second) throw new Error("two were drawn");
        const token = unsubscribeToken(first, NEW);
        expect(readUnsubscribeToken(token, KEYS)).toEqual(first);
        const same = JSON.stringify(first) === JSON.stringify(second);
        expect(unsubscribeToken(second, NEW) === token).toBe(same);
      }),
    );
  });

  it("fits in the mail's header with the longest id that a shop can give", () => {
    for (const letter of ["a", "Я", "語", "😀", '"', "\u0000", "\n"]) {
      const customer = userKey(boundedId(letter.repeat(1_000)));
      const token = unsubscribeToken({ customer, send: "s".repeat(60), language: "pt-BR" }, NEW);
      expect(readUnsubscribeToken(token, KEYS)?.customer).toBe(customer);
      expect(token.length).toBeLessThanOrEqual(LONGEST_TOKEN);
    }
  });
});
