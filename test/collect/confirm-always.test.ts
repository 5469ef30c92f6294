import { describe, expect, it } from "vitest";
import { makeShopifyHandler } from "../../functions/collect/shopify-handler.ts";
import type { ConfirmSetting } from "../../src/domain/config/store.ts";
import type { SignUp } from "../../src/domain/confirm/sign-up.ts";
import { standingOf } from "../../src/domain/mailbox/ledger.ts";
import { ingestDeps, NOW, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";
import { signedRequest } from "../support/signed.ts";

const CONSENT = {
  customer_id: 7,
  email_address: "bob@example.com",
  email_marketing_consent: {
    state: "subscribed",
    opt_in_level: "single_opt_in",
    consent_updated_at: "2026-02-01",
  },
};

async function told(confirm: ConfirmSetting, level = "single_opt_in") {
  const asked: SignUp[] = [];
  const confirmations = {
    request: async (signUp: SignUp) => {
      asked.push(signUp);
      return "asked" as const;
    },
  };
  const deps = ingestDeps({ confirm, confirmations });
  const body = {
    ...CONSENT,
    email_marketing_consent: { ...CONSENT.email_marketing_consent, opt_in_level: level },
  };
  const topic = "customers_email_marketing_consent/update";
  await invoke(makeShopifyHandler(deps), signedRequest("shopify", JSON.stringify(body), topic));
  const facts = await stored(deps.events);
  const ledger = facts.find((fact) => fact.kind === "consent-given")?.mailbox;
  const standing = ledger && standingOf(await deps.events.factsOf(ledger), NOW).mayMail;
  return { asked, facts, standing };
}

describe("the shop's own word on a consent", () => {
  it("counts as told, unless the store has everybody confirm", async () => {
    for (const confirm of ["browser", "never"] as const) {
      const { asked, standing, facts } = await told(confirm);
      expect([asked, standing]).toEqual([[], "yes"]);
      expect(facts.map(({ kind }) => kind)).toContain("subscribed");
    }
  });

  it("is a claim until the owner confirms it where everybody has to", async () => {
    const { asked, standing, facts } = await told("always");
    expect(asked).toMatchObject([
      {
        address: "bob@example.com",
        customer: "p:shopify:7",
        entry: "newsletter",
        proof: { channel: "email" },
      },
    ]);
    expect(standing).toBe("not-now");
    expect(facts.map(({ kind }) => kind)).not.toContain("subscribed");
    expect(facts.find(({ kind }) => kind === "identified")).toMatchObject({ email: "bob@example.com" });
  });

  it("needs no second confirmation where it proves a double opt-in", async () => {
    const { asked, standing } = await told("always", "confirmed_opt_in");
    expect([asked, standing]).toEqual([[], "yes"]);
  });
});
