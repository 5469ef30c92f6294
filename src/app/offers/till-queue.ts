import type { Code } from "../../domain/offers/codes/code.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { TillBatches } from "../../ports/till-batches.ts";
import { makePutOnTill } from "./put-on-till.ts";

/** Codes that a walk has issued and the shop's platform has to know, gathered into batches. */
export interface TillQueue {
  readonly add: (code: Code) => void;
  /** Hands over what has been gathered, if that is a batch; `all`: or less. */
  readonly flush: (all?: "all") => Promise<void>;
}

const BATCH = 96;

export function makeTillQueue(deps: { readonly codes: CodeStore; readonly batches: TillBatches }): TillQueue {
  const putOnTill = makePutOnTill(deps);
  let gathered = new Map<string, Code>();
  return {
    add: (code) => void gathered.set(code.code, code),
    async flush(all) {
      if (gathered.size === 0 || (gathered.size < BATCH && all === undefined)) return;
      const batch = [...gathered.values()];
      gathered = new Map();
      await putOnTill(batch);
    },
  };
}
