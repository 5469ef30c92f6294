import {
  AddedShape,
  BudgetsShape,
  FoundShape,
  PoolsShape,
  WithdrawnShape,
} from "../../src/contracts/admin-codes.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import { makeAdminCall } from "../deployment/admin-call.ts";
import { misuse } from "../terminal/refusal.ts";
import type { CodesAccess } from "./access.ts";

// The other side is this program of the same version, or one whose records only say more.
const codeOf = (code: unknown): Code => code as Code;

/** Codes, lists and budgets over the admin API, for those without AWS credentials. */
export function makeCodesOverApi(api: string, token: string): CodesAccess {
  const call = makeAdminCall(api, token);
  const answer = async (method: "GET" | "POST", path: string, body?: unknown) => {
    const answered = await call(method, path, body);
    if (answered === undefined) throw misuse(`${api} has no /v1/codes: deploy this version there`);
    return answered;
  };
  return {
    async find(code) {
      const answered = await call("GET", `/codes/code?code=${encodeURIComponent(code)}`);
      if (answered === undefined) return { kind: "unknown", now: Date.now() };
      const found = FoundShape.parse(answered);
      return found.kind === "issued" ? { ...found, code: codeOf(found.code) } : found;
    },
    async withdraw(code, why) {
      const body = await call("POST", "/codes/withdraw", { code, why });
      if (body === undefined) return { kind: "unknown" };
      const done = WithdrawnShape.parse(body);
      return { ...done, code: codeOf(done.code) };
    },
    async add({ offer, codes, dryRun = false }) {
      const body = await answer("POST", "/codes/pools", { offer, codes, dry_run: dryRun });
      return { kind: "added", ...AddedShape.parse(body) };
    },
    pools: async () => PoolsShape.parse(await answer("GET", "/codes/pools")),
    budgets: async () => BudgetsShape.parse(await answer("GET", "/codes/budgets")),
  };
}
