import type { OperateCodes } from "../../src/app/offers/operate-codes.ts";
import {
  AddCodesRequest,
  CodeRequest,
  NothingRequest,
  WithdrawRequest,
} from "../../src/contracts/admin-codes.ts";
import type { Problem } from "../middleware/problem.ts";
import { answering } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

const unknown = (place: string): { readonly problem: Problem } => ({
  problem: { kind: "not-found", detail: "nobody was given such a code, and no list has it", place },
});

/** Codes, the lists that they may come from, and the budgets that they have to fit into. The audit line names no code. */
export function makeCodesHandler(operate: OperateCodes, recording: Recording) {
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
