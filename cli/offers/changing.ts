import { done, refused } from "../recording/outcomes.ts";
import type { Rows } from "../recording/recorded.ts";
import type { CodesAccess } from "./access.ts";

export const CODE_ROWS: Rows<CodesAccess> = {
  find: "reads",
  pools: "reads",
  budgets: "reads",
  add: ({ offer, codes, dryRun }) =>
    dryRun
      ? undefined
      : {
          ...{ command: "codes add", area: "codes", target: offer },
          came: (outcome) =>
            outcome.kind === "no-pool"
              ? refused("not-possible")
              : done({
                  offer,
                  codes: codes.length,
                  added: outcome.results.filter((one) => one === "added").length,
                }),
        },
  withdraw: () => ({
    ...{ command: "codes withdraw", area: "codes" },
    came: ({ kind }) => {
      if (kind === "unknown") return refused("not-found");
      return kind === "refused" ? refused("not-possible") : done({ result: kind });
    },
  }),
};
