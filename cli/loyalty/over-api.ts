import * as z from "zod";
import { makeAdminCall } from "../deployment/admin-call.ts";
import { misuse } from "../terminal/refusal.ts";
import type { LoyaltyAccess } from "./access.ts";

const Holds = z.array(z.object({ order: z.string(), points: z.number(), state: z.string() }));
const Shown = z.object({
  customer: z.string(),
  level: z.string(),
  available: z.number(),
  held: z.number(),
  pending: z.number(),
  expiringSoon: z.number(),
  nextExpiry: z.object({ on: z.number(), points: z.number() }).exactOptional(),
  debt: z.number().exactOptional(),
  spent: z.number(),
  card: z.string().exactOptional(),
  holds: Holds,
});
const Granted = z.object({ kind: z.enum(["granted", "same", "too-few"]), available: z.number() });
const Card = z.object({ number: z.string() });
const Imported = z.object({
  imported: z.number(),
  already: z.number(),
  points: z.number(),
  refused: z.array(z.object({ line: z.number(), why: z.string() })),
});
const SideShape = z.object({ points: z.number(), spent: z.number() });
const Key = z.custom<never>((value) => typeof value === "string");
const Audit = z.object({
  looked: z.number(),
  told: z.number(),
  differ: z.number(),
  differing: z.array(z.object({ customer: Key, wallet: SideShape, facts: SideShape })),
});
const Mended = z.object({ kind: z.enum(["mended", "same"]), before: SideShape, after: SideShape });

/** Wallets over the admin API, for those without AWS credentials. */
export function makeLoyaltyOverApi(api: string, token: string): LoyaltyAccess {
  const call = makeAdminCall(api, token);
  const post = async (path: string, body: unknown) => {
    const answered = await call("POST", `/loyalty/${path}`, body);
    if (answered === undefined) throw misuse(`${api} has no such route: deploy this version there`);
    return answered;
  };
  return {
    async show(customer) {
      const found = await call("GET", `/loyalty/customers/${encodeURIComponent(customer)}`);
      return found === undefined ? undefined : Shown.parse(found);
    },
    async grant(customer, { grant, points, reason }) {
      const answered = await call("POST", "/loyalty/grant", { customer, grant, points, reason });
      return answered === undefined ? undefined : Granted.parse(answered);
    },
    async card(customer) {
      const answered = await call("POST", "/loyalty/card", { customer });
      return answered === undefined ? undefined : Card.parse(answered);
    },
    async importBalances({ import: importId, from, rows, dryRun }) {
      const done = await post("import", { import: importId, from, rows, dry_run: dryRun });
      return { kind: "done", ...Imported.parse(done) };
    },
    audit: async (shard) => Audit.parse(await post("audit", { shard })),
    async mend(customer, reason) {
      const answered = await call("POST", "/loyalty/mend", { customer, reason });
      return answered === undefined ? undefined : Mended.parse(answered);
    },
  };
}
