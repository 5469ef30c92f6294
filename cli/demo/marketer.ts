import { DAY, HOUR, type Instant } from "../../src/domain/basics/calendar.ts";
import type { CampaignsAccess } from "../campaigns/access.ts";

const CAMPAIGN = "spring-sale";
/** Hours after the demo's begin, which is a night. */
const AT_WORK = 6;

/** A campaign that was checked and started, and how many mails went of those that the check had promised. */
export interface Campaigned {
  readonly campaign: string;
  readonly audience: number;
  readonly heldOut: number;
  readonly expected: number;
  readonly sent: number;
}

export interface Marketer {
  /** Whatever there is to do in this hour. */
  work(now: Instant): Promise<void>;
  /** Undefined where the demo ended before the campaign began. */
  report(): Promise<Campaigned | undefined>;
}

interface Deps {
  readonly campaigns: Pick<CampaignsAccess, "check" | "checked" | "start" | "status">;
  /** Resolves once nothing is going on any more. */
  readonly settled: () => Promise<void>;
}

/** Who runs the shop: on a morning in the middle of the demo checks the spring sale, and starts it if anybody would get it. */
export function makeMarketer({ campaigns, settled }: Deps, begins: Instant, days: number): Marketer {
  let due: Instant | undefined = begins + Math.ceil(days / 2) * DAY + AT_WORK * HOUR;

  return {
    async work(now) {
      if (due === undefined || now < due) return;
      due = undefined;
      await campaigns.check(CAMPAIGN);
      await settled();
      const checked = await campaigns.checked(CAMPAIGN);
      if (!checked || checked.waterfall.mails === 0) return;
      await campaigns.start({ campaign: CAMPAIGN, by: "the demo's marketer" });
      await settled();
    },
    async report() {
      const status = await campaigns.status(CAMPAIGN, true);
      if (!status?.weighed) return undefined;
      const { audience, holdout, mails } = status.weighed.waterfall;
      return {
        campaign: CAMPAIGN,
        audience,
        heldOut: holdout,
        expected: mails,
        sent: status.counts.sent,
      };
    },
  };
}
