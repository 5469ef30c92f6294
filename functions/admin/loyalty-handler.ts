import type { OperateLoyalty } from "../../src/app/loyalty/operate.ts";
import { sideOf } from "../../src/app/loyalty/wallets/audit-wallets.ts";
import { shownWallet } from "../../src/app/loyalty/wallets/shown-wallet.ts";
import {
  CustomerRequest,
  LoyaltyAuditRequest,
  LoyaltyCardRequest,
  LoyaltyGrantRequest,
  LoyaltyImportRequest,
  LoyaltyMendRequest,
} from "../../src/contracts/admin.ts";
import type { Problem } from "../middleware/problem.ts";
import { answering } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

/** What an operator does with points. The audit line says how many and why not whose. */
export function makeLoyaltyHandler(loyalty: OperateLoyalty, recording: Recording) {
  return makeChangingHandler(
    "admin-loyalty",
    {
      "GET /v1/loyalty/customers/{key+}": answering(CustomerRequest, async ({ path: { key } }) => {
        const found = await loyalty.show(key);
        if (found.kind !== "balance") return { problem: found.kind === "unknown" ? UNKNOWN : NO_PROGRAMME };
        return { body: shownWallet(found) };
      }),
      "POST /v1/loyalty/card": answering(LoyaltyCardRequest, async ({ body: { customer } }) => {
        const made = await loyalty.card(customer);
        if (made.kind !== "card") return { problem: made.kind === "unknown" ? UNKNOWN : NO_PROGRAMME };
        return { body: { customer: made.customer, number: made.number } };
      }),
      "POST /v1/loyalty/grant": answering(LoyaltyGrantRequest, async ({ body }, by) => {
        const { customer, ...asked } = body;
        const granted = await loyalty.grant(customer, { ...asked, by });
        if (granted.kind === "too-few") {
          const { available } = granted;
          const detail = `the customer can spend ${available} points now, and no more can be taken`;
          return { problem: { kind: "not-possible", detail, place: "body.points", more: { available } } };
        }
        if ("customer" in granted)
          return { body: granted, did: { points: body.points, result: granted.kind } };
        return { problem: granted.kind === "unknown" ? UNKNOWN : NO_PROGRAMME };
      }),
      "POST /v1/loyalty/import": answering(LoyaltyImportRequest, async ({ body }, by) => {
        const { dry_run: dryRun = false, ...asked } = body;
        const done = await loyalty.importBalances({ ...asked, dryRun, by });
        if (done.kind === "no-programme") return { problem: NO_PROGRAMME };
        const { kind: _, ...counts } = done;
        return { body: counts, did: { import: body.import, imported: done.imported, points: done.points } };
      }),
      "POST /v1/loyalty/audit": answering(LoyaltyAuditRequest, async ({ body: { shard, since = 0 } }) => ({
        body: await loyalty.audit({ shard, since }),
      })),
      "POST /v1/loyalty/mend": answering(LoyaltyMendRequest, async ({ body: { customer, reason } }) => {
        const mended = await loyalty.mend(customer);
        if ("before" in mended) {
          const { kind, before, after } = mended;
          return {
            body: { kind, before: sideOf(before), after: sideOf(after) },
            did: { result: kind, reason },
          };
        }
        return { problem: mended.kind === "unknown" ? UNKNOWN : NO_PROGRAMME };
      }),
    },
    recording,
  );
}

const UNKNOWN: Problem = { kind: "not-found", detail: "nobody is known by this" };
const NO_PROGRAMME: Problem = {
  kind: "not-possible",
  detail: "the published config has no loyalty programme",
};
