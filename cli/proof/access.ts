import type { Learning } from "../../src/app/nightly/read-learning.ts";
import type { ShopProof } from "../../src/app/nightly/read-shop-proof.ts";
import type { ProofInDetail, ProofReport } from "../../src/app/proof/read-proof.ts";

/** What the hold-outs of a deployment have shown: over its tables or over its admin API. */
export interface ProofAccess {
  list(): Promise<readonly ProofReport[]>;
  /** What all mails together have brought. */
  together(): Promise<ShopProof>;
  /** Whether the draws tell whom mails move. */
  learning(): Promise<Learning>;
  /** Undefined where there is no such hold-out. */
  show(id: string): Promise<ProofInDetail | undefined>;
}
