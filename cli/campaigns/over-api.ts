import * as z from "zod";
import type { Checking } from "../../src/app/campaigns/check.ts";
import type { Weighed } from "../../src/app/campaigns/documents.ts";
import type { CampaignOverview, CampaignStatus } from "../../src/app/campaigns/read.ts";
import type { Started } from "../../src/app/campaigns/start.ts";
import type { Switched } from "../../src/app/campaigns/switch.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { makeAdminCall } from "../deployment/admin-call.ts";
import { misuse } from "../terminal/refusal.ts";
import type { CampaignsAccess } from "./access.ts";

/** An answer of this version's own handler, known by the key that it always has. */
const answerWith = <T>(key: keyof T & string) =>
  z.custom<T>((value) => typeof value === "object" && value !== null && key in value);

const Overviews = answerWith<{ readonly campaigns: readonly CampaignOverview[] }>("campaigns");
const StatusAnswer = answerWith<CampaignStatus>("run");
const WeighedAnswer = answerWith<Weighed>("waterfall");
const CheckingAnswer = answerWith<Checking>("result");
const StartedAnswer = answerWith<Started>("result");
const SwitchedAnswer = answerWith<Switched>("result");
const StoppedAnswer = z.object({ stopped: z.number(), next: z.number().optional() });

/** Campaigns over the admin API, for those without AWS credentials. */
export function makeCampaignsOverApi(api: string, token: string): CampaignsAccess {
  const call = makeAdminCall(api, token);
  const path = (campaign: string, verb = "") => `/campaigns/${encodeURIComponent(campaign)}${verb}`;
  const parsed = <T>(schema: z.ZodType<T>, answer: unknown): T => {
    const read = schema.safeParse(answer);
    if (!read.success) throw misuse(`${api} answers otherwise: it runs another version of Comeback`);
    return read.data;
  };
  const list = async () => parsed(Overviews, await call("GET", "/campaigns")).campaigns;
  const noCampaign = async () =>
    ({ result: "no-campaign", campaigns: (await list()).map(({ id }) => id) }) as const;
  return {
    list,
    async check(campaign) {
      const answer = await call("POST", path(campaign, "/check"), {});
      return answer === undefined ? noCampaign() : parsed(CheckingAnswer, answer);
    },
    async checked(campaign) {
      const answer = await call("GET", path(campaign, "/check"));
      return answer === undefined ? undefined : parsed(WeighedAnswer, answer);
    },
    async start({ campaign, at, again }) {
      const body = defined({ again, at: at === undefined ? undefined : new Date(at).toISOString() });
      const answer = await call("POST", path(campaign, "/start"), body);
      return answer === undefined ? noCampaign() : parsed(StartedAnswer, answer);
    },
    async status(campaign, exact) {
      const answer = await call("GET", `${path(campaign)}${exact ? "?exact=true" : ""}`);
      return answer === undefined ? undefined : parsed(StatusAnswer, answer);
    },
    async pause(campaign, reason) {
      const verb = reason === undefined ? "/resume" : "/pause";
      const answer = await call("POST", path(campaign, verb), defined({ reason }));
      return answer === undefined ? "not-running" : parsed(SwitchedAnswer, answer).result;
    },
    async stop(campaign, reason) {
      let [total, from]: [number, number | undefined] = [0, undefined];
      do {
        const answer = await call("POST", path(campaign, "/stop"), { reason, ...defined({ from }) });
        if (answer === undefined) return undefined;
        const { stopped, next }: z.infer<typeof StoppedAnswer> = parsed(StoppedAnswer, answer);
        total += stopped;
        from = next;
      } while (from !== undefined);
      return total;
    },
  };
}
