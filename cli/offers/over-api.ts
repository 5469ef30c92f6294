import { AddedShape, BudgetsShape, CodeShape, PoolsShape } from "../../src/contracts/admin-codes.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import { makeAdminCall } from "../deployment/admin-call.ts";
import { misuse } from "../terminal/refusal.ts";
import type { CodesAccess } from "./access.ts";

/** Codes, pools and budgets over the admin API, for those without AWS credentials. */
export function makeCodesOverApi(api: string, token: string): CodesAccess {
  const call = makeAdminCall(api, token);
  const answer = async (path: string) => {
    const answered = await call("GET", path);
    if (answered === undefined) throw misuse(`${api} has no codes: deploy this version there`);
    return answered;
  };
  // The other side is this program of the same version, or one whose records only say more.
  const codeOf = (body: unknown): Code => CodeShape.parse(body) as unknown as Code;
  return {
    now: Date.now(),
    async code(code) {
      const found = await call("GET", `/codes/code?code=${encodeURIComponent(code)}`);
      return found === undefined ? undefined : codeOf(found);
    },
    async withdraw(code, why) {
      const body = await call("POST", "/codes/withdraw", { code, why });
      return body === undefined ? { kind: "unknown" } : { kind: "changed", code: codeOf(body) };
    },
    async add({ offer, codes, dryRun = false }) {
      const body = await call("POST", "/codes/pools", { offer, codes, dry_run: dryRun });
      if (body === undefined)
        return { kind: "no-pool", why: `the published config has no offer ${offer} with a pool` };
      return { kind: "added", ...AddedShape.parse(body) };
    },
    pools: async () => PoolsShape.parse(await answer("/codes/pools")).pools,
    budgets: async () => BudgetsShape.parse(await answer("/codes/budgets")),
  };
}
