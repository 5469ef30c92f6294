import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { preferencesToken, readPreferencesToken } from "../../src/app/preferences/link.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { mailboxKeyOf } from "../../src/domain/mailbox/key.ts";

const KEY = "links-key-of-a-test-0123456789";
const line = fc.string().map((text) => text.replace(/\s/g, ""));

describe("a link to the preference centre", () => {
  it("is read back as it was made, and by no other key or purpose", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), line, line, line, (customer, send, language, shown) => {
        const link = { customer: customer as CustomerKey, send, language, mailbox: mailboxKeyOf("d") };
        const token = preferencesToken({ ...link, shown }, KEY);
        expect(readPreferencesToken(token, ["other", KEY])).toEqual(shown ? { ...link, shown } : link);
        expect(readPreferencesToken(token, ["other"])).toBeUndefined();
      }),
    );
  });

  it("fits in a path however long the address is", () => {
    const link = { customer: "u:1" as CustomerKey, send: "s", language: "en", mailbox: mailboxKeyOf("d") };
    const token = preferencesToken({ ...link, shown: "a".repeat(900) }, KEY);
    expect(readPreferencesToken(token, [KEY])).toEqual(link);
  });
});
