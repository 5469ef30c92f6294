import pMap from "p-map";
import type { Code } from "../../domain/offers/codes/code.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { TillBatches } from "../../ports/till-batches.ts";

interface TillDeps {
  readonly codes: CodeStore;
  readonly batches: TillBatches;
}

const AT_ONCE = 8;
const MOST_REMEMBERED = 1_000;

/** Hands codes to the shop's platform in one batch, which their records name from then on. */
export function makePutOnTill({ codes, batches }: TillDeps): (issued: readonly Code[]) => Promise<void> {
  return async (issued) => {
    if (issued.length === 0) return;
    const batch = await batches.add(issued);
    await pMap(issued, (code) => named(code, batch), { concurrency: AT_ONCE });
  };

  async function named(read: Code, batch: string): Promise<void> {
    let code: Code | undefined = read;
    // Another try has named a batch of its own: the platform gets the code by both, and either will do.
    while (code && code.batch === read.batch) {
      if ((await codes.put({ ...code, batch, revision: code.revision + 1 })) === "written") return;
      code = await codes.get(code.code);
    }
  }
}

/** What the platform says of a code. `new`: nobody has told it. */
export type OnTill = "known" | "queued" | "failed" | "new";

/** Asks for each code until it is known, and then no more: of a batch the platform may have refused single ones. */
export function makeOnTill({ batches }: Pick<TillDeps, "batches">): (code: Code) => Promise<OnTill> {
  const known = new Set<string>();
  return async ({ batch, code, sentAt }) => {
    // A mail has carried it, and none does before the platform knows it.
    if (sentAt !== undefined) return "known";
    if (batch === undefined) return "new";
    if (known.has(code)) return "known";
    const state = (await batches.state(batch, code)) ?? "new";
    if (state !== "known") return state;
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.add(code);
    return state;
  };
}
