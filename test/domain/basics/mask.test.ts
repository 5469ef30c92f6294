import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskedAddress, maskedName, maskedPhone, maskedText } from "../../../src/domain/basics/mask.ts";
import { withheld } from "../../../src/domain/basics/withheld.ts";

describe("a mask", () => {
  it.each([
    ["anna@example.com", "a…@e….com"],
    ["a@example.com", "a…@e….com"],
    ["anna.maria+x@mail.shop.example", "a…@m….example"],
    ['"a@b"@localhost', '"…@l…'],
    ["no address", "…"],
    ["", ""],
  ])("makes %s %s", (address, masked) => {
    expect(maskedAddress(address)).toBe(masked);
  });

  it("leaves the first character of a name's words and of a phone", () => {
    expect(maskedName("  Anna Maria Petrova ")).toBe("A… M… P…");
    expect(maskedName("Эмма")).toBe("Э…");
    expect(maskedPhone("+7 921 123-45-67")).toBe("+…");
    expect(maskedText("came late")).toBe("…");
  });

  /** Letters that stand in no mask by themselves. */
  const part = fc.stringMatching(/^[a-z0-9]{2,20}$/);

  it("shows no more than the first character of any part, however long it is", () => {
    fc.assert(
      fc.property(part, fc.array(part, { minLength: 2, maxLength: 4 }), (local, labels) => {
        const masked = maskedAddress(`${local}@${labels.join(".")}`);
        const kept = labels.at(-1) ?? "";
        expect(masked).toBe(`${local[0]}…@${labels[0]?.[0]}….${kept}`);
        const longer = maskedAddress(`${local}${local}@${labels[0]}x.${labels.slice(1).join(".")}`);
        expect(longer).toBe(masked);
      }),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (words) => {
        expect(maskedName(words.join(" "))).toBe(words.map((word) => `${word[0]}…`).join(" "));
        expect([...maskedPhone(words.join(""))]).toHaveLength(2);
      }),
    );
  });
});

describe("an answer without what is personal", () => {
  const open = { texts: new Set(["id", "items.name"]), closed: new Set(["traits"]) };

  it("shows texts that are open, masks the others by what they are called, and leaves out what is closed", () => {
    const answer = {
      ...{ id: "u:42", name: "Anna P", email: "anna@example.com", phone: "+7921", said: "hello", orders: 3 },
      ...{ items: [{ name: "Tea", note: "for Anna" }], traits: { size: 38 }, ok: true, none: null },
    };
    expect(withheld(answer, open)).toEqual({
      ...{ id: "u:42", name: "A… P…", email: "a…@e….com", phone: "+…", said: "…", orders: 3 },
      ...{ items: [{ name: "Tea", note: "…" }], ok: true, none: null },
    });
  });

  it("shows no text of any answer that nobody has opened, and no address that is a field's name or its value", () => {
    const secret = fc.stringMatching(/^[a-z]{6,12}$/).map((text) => `SECRET${text}`);
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        secret,
        fc.integer(),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("id2", "what", "note", "list"), tie("tree"), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (answer) => {
        expect(JSON.stringify(withheld(answer, open))).not.toContain("ECRET");
      }),
    );
    expect(withheld({ "anna@example.com": { id: "u:anna@example.com" } }, open)).toEqual({
      "a…@e….com": { id: "u…@e….com" },
    });
  });
});
