import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/domain/basics/calendar.ts";
import type { CustomerKey } from "../../../src/domain/facts/facts.ts";
import { agreementOf, type ComparedMail } from "../../../src/domain/foresight/agreement.ts";

const mail = (customer: string, minutes: number, more: Partial<ComparedMail> = {}): ComparedMail => ({
  customer: customer as CustomerKey,
  at: minutes * MINUTE,
  chain: "win-back",
  step: 1,
  ...more,
});

describe("how far a replay says what was sent", () => {
  it("counts a mail of the same customer, chain and step within ten minutes, on both sides once", () => {
    const sent = [mail("a", 0), mail("a", 100), mail("b", 50), mail("c", 7)];
    const replayed = [mail("b", 60), mail("a", 9), mail("a", 89), mail("d", 7)];
    expect(agreementOf(sent, replayed)).toMatchObject({
      ...{ sent: 4, replayed: 4, agreed: 2, sameOffer: 2 },
      onlySent: [mail("c", 7), mail("a", 100)],
      onlyReplayed: [mail("d", 7), mail("a", 89)],
    });
  });

  it("tells the same mail with another offer from one with the same", () => {
    const sent = [mail("a", 0, { offer: "ten" }), mail("b", 0, { offer: "ten" }), mail("c", 0)];
    const replayed = [mail("a", 1, { offer: "ten" }), mail("b", 1, { offer: "five" }), mail("c", 1)];
    expect(agreementOf(sent, replayed)).toMatchObject({ agreed: 3, sameOffer: 2 });
  });

  it("takes another chain or step for another mail", () => {
    const replayed = [mail("a", 0, { step: 2 }), mail("a", 0, { chain: "welcome" })];
    expect(agreementOf([mail("a", 0)], replayed)).toMatchObject({ agreed: 0, onlyReplayed: replayed });
  });

  it("is the same whatever the order in which mails come", () => {
    const [one, other] = [
      [mail("a", 0), mail("a", 15), mail("a", 30)],
      [mail("a", 5), mail("a", 21), mail("a", 33)],
    ] as const;
    const found = agreementOf(one, other);
    expect(found.agreed).toBe(3);
    expect(agreementOf(one.toReversed(), other.toReversed())).toEqual(found);
  });
});
