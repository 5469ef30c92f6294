import { makeAddCodes } from "../../src/app/offers/add-codes.ts";
import type { CodesDeps } from "../../src/app/offers/deps.ts";
import { makeReadBudgets, makeReadPools } from "../../src/app/offers/read-budgets.ts";
import { makeWithdraw } from "../../src/app/offers/withdraw.ts";
import {
  AddCodesRequest,
  CodeRequest,
  NothingRequest,
  WithdrawRequest,
} from "../../src/contracts/admin-codes.ts";
import { answering, makeAdminHandler, type RouteResult } from "./admin-handler.ts";

const unknown = (place: string): RouteResult => ({
  problem: { kind: "not-found", detail: "no such code is in the ledger", place },
});

/** Codes, the pools that they may come from, and the budgets that they have to fit into. */
export function makeCodesHandler({ codes, budgets, pools, config, clock }: CodesDeps) {
  const withdraw = makeWithdraw({ codes, clock });
  const addCodes = makeAddCodes({ pools, config });
  const readBudgets = makeReadBudgets({ budgets, config, clock });
  const readPools = makeReadPools({ pools, config });
  return makeAdminHandler("admin-codes", {
    "GET /v1/codes/code": answering(CodeRequest, async ({ query }) => {
      const code = await codes.get(query.code);
      return code ? { body: code } : unknown("query.code");
    }),
    "GET /v1/codes/pools": answering(NothingRequest, async () => ({ body: { pools: await readPools() } })),
    "GET /v1/codes/budgets": answering(NothingRequest, async () => ({ body: await readBudgets() })),
    "POST /v1/codes/pools": answering(AddCodesRequest, async ({ body: { dry_run, ...list } }) => {
      const outcome = await addCodes({ ...list, dryRun: dry_run });
      if (outcome.kind === "no-pool")
        return { problem: { kind: "not-found", detail: outcome.why, place: "body.offer" } };
      const { results } = outcome;
      const added = results.filter((one) => one === "added").length;
      return { body: { results }, did: { codes: list.codes.length, added, dry: dry_run } };
    }),
    "POST /v1/codes/withdraw": answering(WithdrawRequest, async ({ body: { code, why } }) => {
      const outcome = await withdraw(code, why);
      if (outcome.kind === "unknown") return unknown("body.code");
      if (outcome.kind === "refused") {
        const detail = outcome.why === "expired" ? "it has expired" : "an order has used it";
        return { problem: { kind: "not-possible", detail, place: "body.code" } };
      }
      return { body: outcome.code, did: { changed: outcome.kind === "changed" } };
    }),
  });
}
