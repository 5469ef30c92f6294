import { checkFiles } from "../../cli/config/folder.ts";
import { makeReadableExpressions } from "../../src/adapters/condition-reading.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeWorkOutPlan } from "../../src/app/foresight/plan/work-out-plan.ts";
import type { Shop } from "./nights.ts";
import { secrets } from "./projecting.ts";
import { uploading } from "./uploads.ts";

interface Started {
  readonly id: string;
  readonly attempt: number;
}

/** The plan state machine over a shop in memory: names are taken once, and it works when it is told to. */
export function planMachine(shop: Shop, uploads = uploading()) {
  const open = new Map<string, Started>();
  const over = new Set<string>();
  return {
    open,
    runs: {
      start: async (input: Started) => {
        const name = `${input.id}-${input.attempt}`;
        if (over.has(name)) return "there" as const;
        open.set(name, input);
        return "started" as const;
      },
    },
    /** Works off what was started. `dies`: without a word. `instead`: of the shop's stores. */
    async work({ dies = false, instead = {} }: { dies?: boolean; instead?: Partial<Shop> } = {}) {
      for (const [name, input] of open) {
        open.delete(name);
        over.add(name);
        if (dies) continue;
        await makeWorkOutPlan({
          ...{ ...shop, ...instead },
          ...{ files: shop.resultsFiles, expressions: makeReadableExpressions(), secrets },
          ...{ loadConfig: checkFiles, openUpload: uploads.openUpload, tried: uploads.tried },
          ...{ scratch: () => makeMemoryRunStore(), mailPrice: { ses: 0.1, rest: 0.01 }, elapsed: () => 0 },
        })(input).catch(() => {});
      }
    },
  };
}
