import { defined } from "../../src/domain/basics/defined.ts";
import { done, refused } from "../recording/outcomes.ts";
import type { Rows } from "../recording/recorded.ts";
import type { ExperimentsAccess } from "./access.ts";

export const EXPERIMENT_ROWS: Rows<ExperimentsAccess> = {
  list: "reads",
  show: "reads",
  decide: ({ experiment, variant }) => ({
    ...{
      command: `experiment ${variant === undefined ? "reopen" : "decide"}`,
      area: "chains",
      target: experiment,
    },
    came: ({ result }) => {
      if (result === "no-experiment" || result === "no-variant") return refused("not-found");
      return { ...done({ changed: result === "done" }), ...defined({ to: variant }) };
    },
  }),
};
