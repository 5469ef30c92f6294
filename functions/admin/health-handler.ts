import { makeSendingSwitch } from "../../src/app/mail/sending/switch.ts";
import { makeReadCost, type ReadCostDeps } from "../../src/app/report/read-cost.ts";
import { makeReadHealth, type ReadHealthDeps } from "../../src/app/report/read-health.ts";
import { makeReadSending } from "../../src/app/report/read-sending.ts";
import { Nothing } from "../../src/contracts/answers/basics.ts";
import { SwitchSendingRequest } from "../../src/contracts/answers/health.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { ChangedBy } from "../../src/domain/team/change.ts";
import { answering } from "./admin-handler.ts";
import type { AdminEvent } from "./audited.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

export type HealthDeps = ReadHealthDeps & ReadCostDeps;

/** How the deployment is doing, what it costs, and the one switch for all its mails. */
export function makeHealthHandler(deps: HealthDeps, recording: Recording) {
  const readHealth = makeReadHealth(deps);
  const readCost = makeReadCost(deps);
  const readSending = makeReadSending(deps);
  const change = makeSendingSwitch(deps);
  const switching = (action: "stop" | "resume") => (event: AdminEvent) =>
    answering(SwitchSendingRequest, async ({ body: { reason } }) => {
      const changed = await change[action](reason, callerIn(event));
      const to = action === "stop" ? "stopped" : "going";
      return {
        body: { changed, sending: await readSending() },
        did: { reason, changed },
        change: { from: changed ? (to === "stopped" ? "going" : "stopped") : to, to },
      };
    })(event);
  return makeChangingHandler(
    "admin-health",
    {
      "GET /v1/health": answering(Nothing, async () => ({ body: await readHealth() })),
      "GET /v1/cost": answering(Nothing, async () => {
        const cost = await readCost();
        if (cost) return { body: cost };
        return { problem: { kind: "not-found", detail: "no night has been computed yet" } };
      }),
      "GET /v1/sending": answering(Nothing, async () => ({ body: await readSending() })),
      "POST /v1/sending/stop": switching("stop"),
      "POST /v1/sending/resume": switching("resume"),
    },
    recording,
  );
}

function callerIn({ caller }: AdminEvent): ChangedBy {
  const { subject = "", client, role } = caller ?? {};
  return { subject, ...defined({ client, role }), via: "api" };
}
