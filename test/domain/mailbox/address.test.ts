import { describe, expect, it } from "vitest";
import { canonicalAddress } from "../../../src/domain/mailbox/address.ts";

describe("the canonical form of an address", () => {
  it.each([
    ["Ann@Example.COM", "ann@example.com"],
    [" \u200b\ufeff\u00a0ann@example.com\u2060\u00ad ", "ann@example.com"],
    ["ann@b\u00fccher.example", "ann@xn--bcher-kva.example"],
    ["ann@bu\u0308cher.example", "ann@xn--bcher-kva.example"],
    ["ann@XN--Bcher-KVA.example", "ann@xn--bcher-kva.example"],
    ["анна@почта.рф", "анна@xn--80a1acny.xn--p1ai"],
    ["ann@example.com.", "ann@example.com"],
    ["ann@ｅｘａｍｐｌｅ.com", "ann@example.com"],
    ["no address", "no address"],
    ["ann@a/b", "ann@a/b"],
  ])("of %j is %s, and its own", (written, canonical) => {
    expect(canonicalAddress(written)).toBe(canonical);
    expect(canonicalAddress(canonical)).toBe(canonical);
  });
});
