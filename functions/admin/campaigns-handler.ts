import { makeCheckCampaign, makeReadCheck } from "../../src/app/campaigns/check.ts";
import { makeListCampaigns, makeReadCampaign } from "../../src/app/campaigns/read.ts";
import { makeStartCampaign, type Started } from "../../src/app/campaigns/start.ts";
import { makePauseCampaign, makeStopCampaign, type Switched } from "../../src/app/campaigns/switch.ts";
import {
  CampaignRequest,
  CampaignStatusRequest,
  CampaignsRequest,
  PauseCampaignRequest,
  StartCampaignRequest,
  StopCampaignRequest,
} from "../../src/contracts/admin.ts";
import type { AnswerOf } from "../../src/contracts/admin-shapes.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { answering, type Refused, type RouteResult } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";
import { withinTime } from "./within-time.ts";

type Deps = Recording &
  Parameters<typeof makeStartCampaign>[0] &
  Parameters<typeof makeReadCampaign>[0] &
  Parameters<typeof makeStopCampaign>[0];

/** Checks, starts and stops campaigns, and tells how they go. */
export function makeCampaignsHandler(deps: Deps) {
  const list = makeListCampaigns(deps);
  const readCampaign = makeReadCampaign(deps);
  const readCheck = makeReadCheck(deps);
  const check = makeCheckCampaign(deps);
  const start = makeStartCampaign(deps);
  const pause = makePauseCampaign(deps);
  const stop = makeStopCampaign(deps);
  return makeChangingHandler(
    "admin-campaigns",
    {
      "GET /v1/campaigns": answering(CampaignsRequest, async () => ({ body: { campaigns: await list() } })),
      "GET /v1/campaigns/{campaign}": answering(CampaignStatusRequest, async ({ path, query }) => {
        const status = await readCampaign(path.campaign, query.exact === "true");
        return status ? { body: status } : unknown("it was never started");
      }),
      "GET /v1/campaigns/{campaign}/check": answering(CampaignRequest, async ({ path }) => {
        const weighed = await readCheck(path.campaign);
        return weighed ? { body: weighed } : unknown("it was never checked");
      }),
      "POST /v1/campaigns/{campaign}/check": answering(CampaignRequest, async ({ path: { campaign } }) => {
        const checking = await check(campaign);
        if (checking.result === "no-campaign") return noCampaign(checking.campaigns);
        return { status: 202, body: checking, did: { campaign } };
      }),
      "POST /v1/campaigns/{campaign}/start": answering(
        StartCampaignRequest,
        async ({ path: { campaign }, body: { at, again } }, by) =>
          startedAnswer(
            campaign,
            await start({
              campaign,
              by,
              ...defined({ again, at: at === undefined ? undefined : Date.parse(at) }),
            }),
          ),
      ),
      "POST /v1/campaigns/{campaign}/pause": answering(
        PauseCampaignRequest,
        async ({ path: { campaign }, body: { reason } }, by) =>
          switchedAnswer(campaign, await pause(campaign, { why: reason ?? `paused by ${by}` })),
      ),
      "POST /v1/campaigns/{campaign}/resume": answering(CampaignRequest, async ({ path: { campaign } }) =>
        switchedAnswer(campaign, await pause(campaign, undefined)),
      ),
      "POST /v1/campaigns/{campaign}/stop": answering(
        StopCampaignRequest,
        async ({ path: { campaign }, body: { reason, from } }) => {
          const stopped = await stop(campaign, reason, from, withinTime());
          if (stopped.result === "not-running") return unknown("it is not under way");
          return { body: stopped, did: { campaign, reason, stopped: stopped.stopped } };
        },
      ),
    },
    deps,
  );
}

const STOPPING = "it was stopped, and not everybody who is in it has left yet: stop it again, then start it";

function startedAnswer(
  campaign: string,
  started: Started,
): RouteResult<AnswerOf<"POST /v1/campaigns/{campaign}/start">> {
  switch (started.result) {
    case "no-campaign":
      return noCampaign(started.campaigns);
    case "too-late": {
      const detail = `it ends at ${new Date(started.endsAt).toISOString()}, before it begins`;
      return { problem: { kind: "malformed", detail, errors: [{ place: "body.at", detail }] } };
    }
    case "stopping":
      return { problem: { kind: "not-possible", detail: STOPPING, place: "path" } };
    case "over":
    case "under-way":
      return { body: started, did: { campaign, started: false } };
    case "started":
      return { status: 202, body: started, did: { campaign, start: started.run.start } };
    default:
      return started satisfies never;
  }
}

function switchedAnswer(
  campaign: string,
  switched: Switched,
): RouteResult<AnswerOf<"POST /v1/campaigns/{campaign}/pause">> {
  if (switched.result === "not-running") return unknown("it is not under way");
  const paused = switched.run.paused !== undefined;
  const { changed } = switched;
  return {
    body: switched,
    did: { campaign, paused, changed },
    change: { from: paused !== changed, to: paused },
  };
}

const unknown = (detail: string): Refused => ({ problem: { kind: "not-found", detail, place: "path" } });

const noCampaign = (campaigns: readonly string[]): Refused =>
  unknown(`there is no such campaign: there is ${campaigns.join(", ") || "none"}`);
