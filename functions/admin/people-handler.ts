import { type AllowMailboxDeps, makeAllowMailbox } from "../../src/app/mailbox/allow.ts";
import {
  type DecidePeopleDeps,
  makeDecidePeople,
  type PeopleRequest,
} from "../../src/app/people/decide-people.ts";
import { findCustomer } from "../../src/app/people/find-customer.ts";
import {
  makeUnsubscribeCustomer,
  type UnsubscribeCustomerDeps,
} from "../../src/app/people/unsubscribe-customer.ts";
import { mailableOf } from "../../src/app/report/customer/mailable.ts";
import { AllowMailboxRequest, DecidePeopleRequest } from "../../src/contracts/admin.ts";
import { UnsubscribeRequest } from "../../src/contracts/admin-customers.ts";
import { unmailable } from "../../src/domain/mail/address-header.ts";
import { stripped } from "../../src/domain/mailbox/address.ts";
import { answering } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

/** What an operator decides about people and mailboxes. The audit line says what was decided, and of nobody by name. */
export function makePeopleHandler(
  deps: AllowMailboxDeps & DecidePeopleDeps & UnsubscribeCustomerDeps & Recording,
) {
  const decide = makeDecidePeople(deps);
  const allow = makeAllowMailbox(deps);
  const unsubscribe = makeUnsubscribeCustomer(deps);
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
      "POST /v1/customers/unsubscribe": answering(UnsubscribeRequest, async ({ body }, by) => {
        const { customer, ...request } = body;
        const done = await unsubscribe(customer, { ...request, by });
        if (done.kind === "unknown") return UNKNOWN;
        const { kind: result, profile, before, after } = done;
        // What the profile itself says is folded a moment later.
        const withdrawn: typeof profile = { ...profile, consent: { status: "withdrawn" } };
        return {
          body: { result, before: mailableOf(profile, before), after: mailableOf(withdrawn, after) },
          did: { result, reason: request.reason },
        };
      }),
      "POST /v1/mailboxes/allow": answering(AllowMailboxRequest, async ({ body }, by) => {
        const { reason, customer } = body;
        const found = customer === undefined ? undefined : await findCustomer(deps.customers, customer);
        const address = body.address ?? found?.profile?.email;
        if (address === undefined) return UNKNOWN;
        const fault = unmailable(stripped(address));
        if (fault) return { problem: { kind: "malformed", detail: fault, place: "body.address" } };
        const { before, after } = await allow(address, { reason, by });
        return { body: { before, after }, did: { before: before.mayMail, after: after.mayMail } };
      }),
    },
    deps,
  );
}

const UNKNOWN = {
  problem: { kind: "not-found", detail: "nobody with an address is known by this", place: "body.customer" },
} as const;
