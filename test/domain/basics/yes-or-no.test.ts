import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readYesOrNo } from "../../../src/domain/basics/yes-or-no.ts";

const NO = [
  ...[
    "off",
    "n",
    "no",
    "false",
    "0",
    "optout",
    "opt-out",
    "opted_out",
    "unsub",
    "unsubscribe",
    "unsubscribed",
  ],
  ...[
    "unsubscribe(d)",
    "declined",
    "denied",
    "withdrawn",
    "revoked",
    "unchecked",
    "нет",
    "отписан",
    "отписана",
  ],
  ...["nein", "não", "Désabonné", "No, thanks", "not agreed", "не согласен", "do not contact", "never"],
];
const YES = [
  ...["on", "y", "yes", "true", "1", "checked", "granted", "given", "subscribed", "opted in", "opt_in"],
  ...["да", "согласна", "ja", "oui", "sí", "si"],
];

describe("a yes or no in words", () => {
  it.each(NO)("%s is a no", (word) => expect(readYesOrNo(word)).toBe("no"));
  it.each(YES)("%s is a yes", (word) => expect(readYesOrNo(word)).toBe("yes"));
  it.each(["pending", "not_subscribed"])("%s is no answer", (word) =>
    expect(readYesOrNo(word)).toBe("undecided"));
  it.each([
    "",
    "maybe",
    "N/A",
    "null",
    "yes, please",
    "10",
    "-1",
    "в",
    {},
    2,
    null,
    undefined,
  ])("%j is not known", (word) => expect(readYesOrNo(word)).toBeUndefined());

  it("may come as what JSON has for it", () => {
    expect([true, 1, false, 0].map(readYesOrNo)).toEqual(["yes", "yes", "no", "no"]);
  });

  it("is the same in any case, with any spaces and punctuation", () => {
    const noise = fc.constantFrom("", " ", ".", "!", "-", "_", "\u00a0");
    const known = fc.constantFrom(...NO, ...YES).filter((word) => !/[\d\s]/.test(word));
    fc.assert(
      fc.property(known, noise, noise, fc.boolean(), (word, before, after, loud) => {
        const written = `${before}${loud ? word.toUpperCase() : word}${after}`;
        expect(readYesOrNo(written)).toBe(readYesOrNo(word));
      }),
    );
  });

  it("is a yes for known words alone", () => {
    const unknown = fc.stringMatching(/^[a-zа-я ]{0,20}$/).map((text) => `${text}zq`);
    fc.assert(
      fc.property(unknown, (word) => {
        expect(readYesOrNo(word)).not.toBe("yes");
      }),
    );
  });
});
