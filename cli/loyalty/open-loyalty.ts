import type { OperateLoyalty } from "../../src/app/loyalty/operate.ts";
import { sideOf } from "../../src/app/loyalty/wallets/audit-wallets.ts";
import { shownWallet } from "../../src/app/loyalty/wallets/shown-wallet.ts";
import { adminOf, type WhichConfig } from "../config/open-config.ts";
import { connect } from "../deployment/deployment.ts";
import { openRecord } from "../recording/record.ts";
import { recorded } from "../recording/recorded.ts";
import { Refusal } from "../terminal/refusal.ts";
import type { LoyaltyAccess } from "./access.ts";
import { LOYALTY_ROWS } from "./changing.ts";

export type OpenLoyalty = (which: WhichConfig) => Promise<LoyaltyAccess>;

/** The wallets of the deployment that answers, or of the one whose admin API is named. */
export async function openLoyalty(which: WhichConfig): Promise<LoyaltyAccess> {
  const admin = adminOf(which);
  if (admin) return (await import("./over-api.ts")).makeLoyaltyOverApi(admin.api, admin.token);
  const { now } = await connect(which);
  const [wiring, { makeOperateLoyalty }] = await Promise.all([
    import("../../src/adapters/wiring.ts"),
    import("../../src/app/loyalty/operate.ts"),
  ]);
  const { config, customers, events, secrets, wallets } = wiring;
  const access = makeLoyaltyOverStore(
    makeOperateLoyalty({
      ...{ wallets: wallets(), customers: customers(), events: events() },
      ...{ config: config(), secrets: secrets(), clock: { now: () => now } },
    }),
  );
  return recorded(access, LOYALTY_ROWS, await openRecord(now));
}

export function makeLoyaltyOverStore(operate: OperateLoyalty): LoyaltyAccess {
  return {
    async show(customer) {
      const found = await operate.show(customer);
      return found.kind === "balance" ? shownWallet(found) : nobody(found);
    },
    async grant(customer, asked) {
      const granted = await operate.grant(customer, asked);
      return "available" in granted ? granted : nobody(granted);
    },
    async card(customer) {
      const made = await operate.card(customer);
      return made.kind === "card" ? made : nobody(made);
    },
    async importBalances(asked) {
      const done = await operate.importBalances(asked);
      if (done.kind === "done") return done;
      throw NO_PROGRAMME;
    },
    audit: (shard) => operate.audit({ shard, since: 0 }),
    async mend(customer) {
      const mended = await operate.mend(customer);
      if (!("before" in mended)) return nobody(mended);
      return { kind: mended.kind, before: sideOf(mended.before), after: sideOf(mended.after) };
    },
  };
}

const NO_PROGRAMME = new Refusal(
  "the published config has no loyalty programme: add loyalty.yaml and push it",
  1,
);

function nobody({ kind }: { readonly kind: string }): undefined {
  if (kind === "no-programme") throw NO_PROGRAMME;
}
