import { PROOF_SHAPES } from "../../src/contracts/answers/proof.ts";
import { makeAdminCall } from "../deployment/admin-call.ts";
import type { ProofAccess } from "./access.ts";

/** The same over the admin API, for those without AWS credentials. */
export function makeProofOverApi(api: string, token: string): ProofAccess {
  const call = makeAdminCall(api, token);
  const all = async () => PROOF_SHAPES["GET /v1/proof"].answer.parse(await call("GET", "/proof"));
  return {
    list: async () => (await all()).proof,
    together: async () => (await all()).together,
    learning: async () => (await all()).learning,
    async show(id) {
      const answer = await call("GET", `/proof/${encodeURIComponent(id)}`);
      return answer === undefined ? undefined : PROOF_SHAPES["GET /v1/proof/{id}"].answer.parse(answer);
    },
  };
}
