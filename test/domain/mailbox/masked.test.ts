import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { masked, withoutAddresses } from "../../../src/domain/mailbox/masked.ts";
import { fact } from "../../support/facts.ts";

describe("a masked text", () => {
  it.each([
    ["catch+1@evil.example", "c…@evil.example"],
    ["Ann <ann.lee@shop.example>, bob@x.example", "Ann <a…@shop.example>, b…@x.example"],
    ["https://shop.example/?mail=ann%40mail.example&x=1", "https://shop.example/?mail=a…@mail.example&x=1"],
    ["анна@почта.рф", "а…@почта.рф"],
    ["a@b@c.example", "a…@c.example"],
    ["follow @ann, at 5 @ 3", "follow @ann, at 5 @ 3"],
    ["no address", "no address"],
  ])("has %j as %j", (text, shown) => {
    expect(masked(text)).toBe(shown);
    expect(masked(shown)).toBe(shown);
  });

  it("tells of no address more than a letter and the domain", () => {
    const local = fc.stringMatching(/^[a-z0-9._+-]{2,64}$/);
    fc.assert(
      fc.property(local, fc.string(), (name, around) => {
        expect(masked(`${around} ${name}@mail.example ${around}`)).not.toContain(`${name}@`);
      }),
    );
  });

  it("is made in a time that grows with the text alone", () => {
    const began = performance.now();
    masked(`${"a".repeat(200_000)}@`);
    masked("@".repeat(200_000));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe("a fact without addresses", () => {
  it("is the browser's only", () => {
    const told = fact("identified", { email: "ann@shop.example" });
    expect(withoutAddresses(told)).toEqual(told);
    expect(withoutAddresses({ ...told, rank: "mailbox" })).toMatchObject({ email: "ann@shop.example" });
    expect(withoutAddresses({ ...told, rank: "browser" })).toMatchObject({ email: "a…@shop.example" });
  });
});
