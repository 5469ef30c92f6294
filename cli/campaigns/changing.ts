import { defined } from "../../src/domain/basics/defined.ts";
import { done, doneIfThere, refused } from "../recording/outcomes.ts";
import type { Rows } from "../recording/recorded.ts";
import type { CampaignsAccess } from "./access.ts";

export const CAMPAIGN_ROWS: Rows<CampaignsAccess> = {
  list: "reads",
  checked: "reads",
  status: "reads",
  check: (campaign) => ({
    ...{ command: "campaign check", area: "campaigns", target: campaign },
    came: ({ result }) => (result === "no-campaign" ? refused("not-found") : done()),
  }),
  start: ({ campaign }) => ({
    ...{ command: "campaign start", area: "campaigns", target: campaign },
    came: (started) => {
      if (started.result === "started") return done({ start: started.run.start });
      if (started.result === "no-campaign") return refused("not-found");
      return started.result === "under-way" ? done({ started: false }) : refused("not-possible");
    },
  }),
  pause: (campaign, why) => ({
    ...{ command: `campaign ${why === undefined ? "resume" : "pause"}`, area: "campaigns", target: campaign },
    came: (result) =>
      result === "not-running" ? refused("not-found") : { outcome: "done", to: why !== undefined },
  }),
  stop: (campaign, reason) => ({
    ...{ command: "campaign stop", area: "campaigns", target: campaign },
    came: (stopped) => doneIfThere(stopped, { reason, ...defined({ stopped }) }),
  }),
};
