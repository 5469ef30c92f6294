import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { makeShopifyHandler } from "../../functions/collect/shopify-handler.ts";
import { makeWooCommerceHandler } from "../../functions/collect/woocommerce-handler.ts";
import type { SignUp } from "../../src/domain/confirm/sign-up.ts";
import { standingOf } from "../../src/domain/mailbox/ledger.ts";
import { mayMail } from "../../src/domain/people/consent.ts";
import type { Confirmations } from "../../src/ports/confirmations.ts";
import { ingestDeps, KEYS, stored } from "./ingest.ts";
import { invoke } from "./ingest-server.ts";
import { mailboxOf } from "./mailboxes.ts";
import { world } from "./projecting.ts";
import { signedRequest } from "./signed.ts";

type Call = Readonly<Record<string, unknown>>;
type Answer = Awaited<ReturnType<Confirmations["request"]>>;

/** A shop's doors with the projector behind them, in memory: what is sent is folded before the answer is given. */
export function openDoor(answer: (signUp: SignUp) => Answer = () => "asked") {
  const shop = world();
  const asked: SignUp[] = [];
  const confirmations: Confirmations = {
    async request(signUp) {
      asked.push(signUp);
      return answer(signUp);
    },
  };
  const deps = ingestDeps({ events: shop.events, confirmations });
  const segment = makeSegmentHandler(deps);
  const webhooks = { shopify: makeShopifyHandler(deps), woocommerce: makeWooCommerceHandler(deps) };

  const post = async (
    calls: readonly Call[],
    key: string,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const result = await invoke(segment, {
      path: "/v1/batch",
      headers: { "content-type": "application/json", "x-write-key": key, ...headers },
      body: JSON.stringify({ batch: calls }),
    });
    await shop.tell([]);
    return result;
  };

  return {
    ...shop,
    deps,
    /** Every consent that a mailbox's owner was asked to confirm. */
    asked,
    /** Sent with the key that stands in every page. */
    browser: (...calls: readonly Call[]) =>
      post(calls, KEYS.segment[0] ?? "", { origin: "https://evil.example" }),
    /** Sent with the secret key. */
    server: (...calls: readonly Call[]) => post(calls, KEYS.server[0] ?? ""),
    async webhook(source: keyof typeof webhooks, topic: string, body: Call) {
      const result = await invoke(webhooks[source], signedRequest(source, JSON.stringify(body), topic));
      await shop.tell([]);
      return result;
    },
    facts: () => stored(shop.events),
    standing: async (address: string) =>
      standingOf(await shop.events.factsOf(mailboxOf(address)), deps.time.now),
    /** The addresses to which mails may go, by profiles and ledgers. */
    async mailable(): Promise<readonly string[]> {
      const profiles = Object.values(await shop.everybody()).filter((one) => typeof one !== "string");
      const may = profiles
        .map((profile) => mayMail(profile))
        .flatMap((verdict) => (verdict.kind === "yes" ? [verdict.to] : []));
      const open = await Promise.all(
        may.map(async (to) =>
          standingOf(await shop.events.factsOf(mailboxOf(to)), deps.time.now).mayMail === "yes" ? [to] : [],
        ),
      );
      return open.flat();
    },
    unseen: () => deps.unseen.counts(0, 1e6),
  };
}
