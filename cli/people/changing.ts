import { done, refused } from "../recording/outcomes.ts";
import type { Rows } from "../recording/recorded.ts";
import type { PeopleAccess } from "./access.ts";

export const PEOPLE_ROWS: Rows<PeopleAccess> = {
  decide: ({ wanted, undo = false, dryRun = false }) =>
    dryRun
      ? undefined
      : {
          ...{ command: `customer ${wanted === "together" ? "merge" : "split"}`, area: "customers" },
          came: ({ result }) => {
            if (result === "unknown") return refused("not-found");
            return result === "refused" ? refused("not-possible") : done({ result, undo });
          },
        },
  allowMailbox: () => ({
    ...{ command: "mailbox allow", area: "customers" },
    came: ({ before, after }) => done({ before: before.mayMail, after: after.mayMail }),
  }),
};
