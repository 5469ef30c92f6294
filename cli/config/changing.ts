import type { CameOfIt } from "../../src/app/team/record-change.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { done, refused } from "../recording/outcomes.ts";
import type { Rows } from "../recording/recorded.ts";
import type { ConfigAccess, Published } from "./access.ts";

function publishedAs(published: Published | undefined): CameOfIt {
  if (!published) return refused("not-found");
  const { result, version, note, replaced } = published;
  return { ...done({ result, version, ...defined({ note }) }), ...defined({ from: replaced }), to: version };
}

export const CONFIG_ROWS: Rows<ConfigAccess> = {
  current: "reads",
  version: "reads",
  history: "reads",
  chains: "reads",
  held: "reads",
  customers: "reads",
  segmentSizes: "reads",
  plan: "reads",
  push: () => ({ command: "config push", area: "config", target: "config", came: publishedAs }),
  rollback: () => ({ command: "config rollback", area: "config", target: "config", came: publishedAs }),
  switchChain: (chain, pause) => ({
    ...{ command: `chain ${pause ? "pause" : "resume"}`, area: "chains", target: chain },
    came: (switched) =>
      switched.result === "no-chain"
        ? refused("not-found")
        : { outcome: "done", from: pause !== switched.changed, to: pause },
  }),
  decideHeld: (chain, kind) => ({
    ...{ command: "chain held", area: "chains", target: chain },
    came: ({ entered, left }) => done({ decision: kind, entered, left }),
  }),
  stopChain: ({ chain, reason }) => ({
    ...{ command: "chain stop", area: "chains", target: chain },
    came: (stopped) => done({ reason, stopped }),
  }),
};
