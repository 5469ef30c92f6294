import { defined } from "../../src/domain/basics/defined.ts";
import { done, doneIfThere, refused } from "../recording/outcomes.ts";
import type { Rows } from "../recording/recorded.ts";
import type { LoyaltyAccess } from "./access.ts";

export const LOYALTY_ROWS: Rows<LoyaltyAccess> = {
  show: "reads",
  audit: "reads",
  card: () => ({ command: "loyalty card", area: "loyalty", came: (made) => doneIfThere(made) }),
  grant: (_, { points }) => ({
    ...{ command: "loyalty grant", area: "loyalty" },
    came: (granted) =>
      granted?.kind === "too-few"
        ? refused("not-possible")
        : doneIfThere(granted, { points, ...defined({ result: granted?.kind }) }),
  }),
  importBalances: ({ import: id, dryRun }) =>
    dryRun
      ? undefined
      : {
          ...{ command: "loyalty import", area: "loyalty", target: id },
          came: ({ imported, points }) => done({ imported, points }),
        },
  mend: (_, reason) => ({
    ...{ command: "loyalty mend", area: "loyalty" },
    came: (mended) => doneIfThere(mended, { reason, ...defined({ result: mended?.kind }) }),
  }),
};
