import * as z from "zod";
import { defined } from "../../src/domain/basics/defined.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Standing } from "../../src/domain/mailbox/ledger.ts";
import { makeAdminCall } from "../deployment/admin-call.ts";
import { misuse } from "../terminal/refusal.ts";
import type { PeopleAccess } from "./access.ts";

const Key = z.custom<CustomerKey>((value) => typeof value === "string");
const People = z.array(z.object({ root: Key, keys: z.array(Key) }));
const Decision = z.object({
  result: z.enum(["decided", "looked"]),
  keys: z.tuple([Key, Key]),
  before: People,
  after: People,
});

const StandingShape = z
  .object({
    mayMail: z.enum(["yes", "not-now", "never"]),
    why: z.string(),
    at: z.number().optional(),
    until: z.number().optional(),
  })
  .transform(({ mayMail, why, at, until }): Standing => {
    if (mayMail !== "not-now" && at !== undefined) return { mayMail, why, at };
    return { mayMail: "not-now", why, ...defined({ at, until }) };
  });
const Allowed = z.object({ before: StandingShape, after: StandingShape });

/** Decisions about people over the admin API, for those without AWS credentials. */
export function makePeopleOverApi(api: string, token: string): PeopleAccess {
  const call = makeAdminCall(api, token);
  return {
    async decide({ one, other, wanted, undo, reason, dryRun }) {
      const path = wanted === "together" ? "/customers/merge" : "/customers/split";
      const answer = await call("POST", path, { one, other, reason, undo, dry_run: dryRun });
      if (answer === undefined) return { result: "unknown", asked: `${one} or ${other}` };
      return Decision.parse(answer);
    },
    async allowMailbox(address, { reason }) {
      const answer = await call("POST", "/mailboxes/allow", { address, reason });
      if (answer === undefined) throw misuse(`${api} has no such route: deploy this version there`);
      return Allowed.parse(answer);
    },
  };
}
