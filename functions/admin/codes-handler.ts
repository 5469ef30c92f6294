import type { OperateCodes } from "../../src/app/offers/operate-codes.ts";
import type { GivenCode, makeGiveCode } from "../../src/app/people/give-code.ts";
import {
  AddCodesRequest,
  CodeRequest,
  NothingRequest,
  WithdrawRequest,
} from "../../src/contracts/admin-codes.ts";
import { GoodwillCodeRequest } from "../../src/contracts/admin-customers.ts";
import type { Problem } from "../middleware/problem.ts";
import { answering } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

const unknown = (place: string): { readonly problem: Problem } => ({
  problem: { kind: "not-found", detail: "nobody was given such a code, and no list has it", place },
});

/** Codes, the lists that they may come from, and the budgets that they have to fit into. The audit line names no code. */
export function makeCodesHandler(
  operate: OperateCodes,
  giveCode: ReturnType<typeof makeGiveCode>,
  recording: Recording,
) {
  return makeChangingHandler(
    "admin-codes",
    {
      "GET /v1/codes/code": answering(CodeRequest, async ({ query }) => {
        const found = await operate.find(query.code);
        return found.kind === "unknown" ? unknown("query.code") : { body: { ...found, now: operate.now() } };
      }),
      "GET /v1/codes/pools": answering(NothingRequest, async () => ({
        body: { pools: await operate.pools(), now: operate.now() },
      })),
      "GET /v1/codes/budgets": answering(NothingRequest, async () => ({ body: await operate.budgets() })),
      "POST /v1/codes/give": answering(GoodwillCodeRequest, async ({ body }, by) => {
        const { customer, ...request } = body;
        const given = await giveCode(customer, { ...request, by });
        if ("code" in given) return { body: inAnswer(given), did: didGive(given, request.reason) };
        if (given.kind === "refused") return { problem: { kind: "not-possible", detail: given.why } };
        return { problem: given.kind === "unknown" ? NOBODY : NO_OFFER };
      }),
      "POST /v1/codes/pools": answering(AddCodesRequest, async ({ body: { dry_run: dryRun, ...list } }) => {
        const outcome = await operate.add({ ...list, dryRun });
        if (outcome.kind === "no-pool")
          return { problem: { kind: "not-possible", detail: outcome.why, place: "body.offer" } };
        const { results } = outcome;
        const added = results.filter((one) => one === "added").length;
        return {
          body: { results },
          did: { offer: list.offer, codes: list.codes.length, added, dry_run: dryRun },
          change: { target: list.offer },
        };
      }),
      "POST /v1/codes/withdraw": answering(WithdrawRequest, async ({ body: { code, why } }) => {
        const outcome = await operate.withdraw(code, why);
        if (outcome.kind === "unknown") return unknown("body.code");
        if (outcome.kind === "refused")
          return { problem: { kind: "not-possible", detail: "an order has used it", place: "body.code" } };
        return { body: { kind: outcome.kind, code: outcome.code }, did: { result: outcome.kind } };
      }),
    },
    recording,
  );
}

type Given = Extract<GivenCode, { readonly code: object }>;

function inAnswer({ kind: result, code, isOnItsWay }: Given) {
  const { code: text, written = text, offer, terms } = code;
  const { benefit, validUntil } = terms;
  const onTill = isOnItsWay ? ("on-its-way" as const) : ("not-needed" as const);
  return { result, code: written, offer, benefit, validUntil, onTill };
}

const didGive = ({ kind: result, code: { offer } }: Given, reason: string) => ({ result, offer, reason });

const NOBODY: Problem = { kind: "not-found", detail: "nobody is known by this", place: "body.customer" };
const NO_OFFER: Problem = {
  kind: "not-possible",
  detail: "the published config has no such offer with a code",
  place: "body.offer",
};
