import { makeReadLearning } from "../../src/app/nightly/read-learning.ts";
import { makeReadShopProof } from "../../src/app/nightly/read-shop-proof.ts";
import { makeListProof, makeReadProof } from "../../src/app/proof/read-proof.ts";
import { adminOf, type WhichConfig } from "../config/open-config.ts";
import { connect } from "../deployment/deployment.ts";
import type { ProofAccess } from "./access.ts";

export type OpenProof = (which: WhichConfig) => Promise<ProofAccess>;

/** The hold-outs of the deployment that answers, or of the one whose admin API is named. */
export async function openProof(which: WhichConfig): Promise<ProofAccess> {
  const admin = adminOf(which);
  if (admin) return (await import("./over-api.ts")).makeProofOverApi(admin.api, admin.token);
  await connect(which);
  const { config, experiments, runs } = await import("../../src/adapters/wiring.ts");
  const deps = { config: config(), experiments: experiments(), runs: runs() };
  return {
    list: makeListProof(deps),
    together: makeReadShopProof(deps),
    learning: makeReadLearning(deps),
    show: makeReadProof(deps),
  };
}
