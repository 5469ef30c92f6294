import { type AllowMailboxDeps, makeAllowMailbox } from "../../src/app/mailbox/allow.ts";
import {
  type DecidePeopleDeps,
  makeDecidePeople,
  type PeopleRequest,
} from "../../src/app/people/decide-people.ts";
import { AllowMailboxRequest, DecidePeopleRequest } from "../../src/contracts/admin.ts";
import { unmailable } from "../../src/domain/mail/address-header.ts";
import { stripped } from "../../src/domain/mailbox/address.ts";
import { answering } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

/** What an operator decides about people and mailboxes. The audit line says what was decided, and of nobody by name. */
export function makePeopleHandler(deps: AllowMailboxDeps & DecidePeopleDeps & Recording) {
  const decide = makeDecidePeople(deps);
  const allow = makeAllowMailbox(deps);
  const deciding = (wanted: PeopleRequest["wanted"]) =>
    answering(DecidePeopleRequest, async ({ body: { one, other, reason, undo, dry_run } }, by) => {
      const decided = await decide({
        ...{ one, other, wanted, reason, by },
        ...(undo && { undo }),
        ...(dry_run && { dryRun: true }),
      });
      if (decided.result === "unknown")
        return {
          problem: { kind: "not-found", detail: "nobody is known by one of these ids", place: "body" },
        };
      if (decided.result === "refused") return { problem: { kind: "not-possible", detail: decided.why } };
      return { body: decided, did: { result: decided.result, wanted, undo: undo === true } };
    });
  return makeChangingHandler(
    "admin-people",
    {
      "POST /v1/customers/merge": deciding("together"),
      "POST /v1/customers/split": deciding("apart"),
      "POST /v1/mailboxes/allow": answering(
        AllowMailboxRequest,
        async ({ body: { address, reason } }, by) => {
          const fault = unmailable(stripped(address));
          if (fault) return { problem: { kind: "malformed", detail: fault, place: "body.address" } };
          const { before, after } = await allow(address, { reason, by });
          return { body: { before, after }, did: { before: before.mayMail, after: after.mayMail } };
        },
      ),
    },
    deps,
  );
}
