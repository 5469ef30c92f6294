import { describe, expect, it } from "vitest";
import { decodeProfile, encodeProfile } from "../../src/adapters/dynamodb/customer-codec.ts";
import { consentOf } from "../../src/app/collect/mapping/consent.ts";
import type { Fact, FactId } from "../../src/domain/facts/facts.ts";
import { standingOf } from "../../src/domain/mailbox/ledger.ts";
import { channelConsentsOf, mayReach } from "../../src/domain/people/channel-consents.ts";
import { contactOf } from "../../src/domain/people/fold-contact.ts";
import { keyOf, NOON, profile } from "../support/chains.ts";

const ANN = keyOf("ann");

function told(channel: string, granted: boolean, at: number, over: Partial<Fact> = {}): Fact {
  const { body } = consentOf({ granted, at, channel }, { source: "a test", address: "ann@example.com" });
  const id = `${channel}:${granted}:${at}` as FactId;
  return { ...body, id, customer: ANN, at, receivedAt: at, source: "standard", ...over } as Fact;
}

describe("a decision about another channel", () => {
  it("counts as none about mails, and one about mails as none about it", () => {
    const agreed = [told("SMS", true, NOON)];
    expect(contactOf(agreed).consent).toEqual({ status: "none" });
    expect(standingOf(agreed, NOON)).toMatchObject({ mayMail: "not-now", why: "no consent to mails" });
    expect(channelConsentsOf(agreed)).toEqual({ sms: { status: "given", at: NOON } });
    const mails = [told("email", true, NOON), told("sms", false, NOON + 1)];
    expect(contactOf(mails).consent.status).toBe("given");
    expect(standingOf(mails, NOON + 2).mayMail).toBe("yes");
    expect(channelConsentsOf([told("email", true, NOON)])).toEqual({});
    expect(channelConsentsOf([told("sms", true, NOON), told("email", false, NOON + 1)]).sms?.status).toBe(
      "given",
    );
  });

  it("is the last word, of two at one instant the refusal; an undated one lifts no withdrawal", () => {
    const statusOf = (...facts: readonly Fact[]) => channelConsentsOf(facts).sms?.status;
    expect(statusOf(told("sms", true, 1), told("sms", false, 2))).toBe("withdrawn");
    expect(statusOf(told("sms", false, 1), told("sms", true, 2))).toBe("given");
    expect(statusOf(told("sms", false, 1), told("sms", true, 1))).toBe("withdrawn");
    const { dated: _, ...undated } = told("sms", true, 2) as Fact & { dated?: true };
    expect(statusOf(told("sms", false, 1), undated as Fact)).toBe("withdrawn");
  });

  it("of a browser takes back and cannot agree", () => {
    const browser = { rank: "browser" } as const;
    expect(channelConsentsOf([told("sms", true, 1, browser)])).toEqual({});
    expect(channelConsentsOf([told("sms", true, 1), told("sms", false, 2, browser)]).sms?.status).toBe(
      "withdrawn",
    );
  });

  it("ends for good with a privacy request, and not with a complaint about mails", () => {
    const consents = { sms: { status: "given", at: NOON } } as const;
    const rules = { needs_consent: true };
    expect(mayReach({ consents, suppression: "privacy request" }, "sms", rules).kind).toBe("never");
    expect(mayReach({ consents, suppression: "complained" }, "sms", rules).kind).toBe("yes");
  });

  it("comes back out of a stored profile as it went in", () => {
    const consents = {
      sms: { status: "given", at: NOON },
      viber: { status: "withdrawn", at: NOON + 5 },
    } as const;
    const ann = profile(ANN, { consents });
    expect(decodeProfile(ANN, encodeProfile(ann))).toEqual(ann);
  });
});
