import type { WithoutOffer } from "./chain.ts";
import type { MailVariants, WinnerRule } from "./experiment.ts";
import type { Localised } from "./localised.ts";
import type { Budget } from "./offers.ts";

/** One mail to many, when somebody starts it. */
export interface Campaign {
  readonly name: Localised;
  readonly audience: {
    /** By the last night's verdict: a segment's id, `rfm:NAME` or `rfm:333`. */
    readonly segment?: string;
    readonly when?: string;
    /** Whether who is in it at the start stays in it; false: who no longer matches when the mail is due gets none. */
    readonly frozen: boolean;
  };
  readonly send: string;
  readonly offer?: string;
  readonly raise?: number;
  /** Of a mail for which there is no code. */
  readonly without_offer?: WithoutOffer;
  /** Of the codes that its mails carry. */
  readonly budget?: Budget;
  /** Of which each person gets one. */
  readonly variants?: MailVariants;
  /** When one of them is to be everybody's, in this start or the next. */
  readonly winner?: WinnerRule;
  readonly topic?: string;
  /** Whom it holds for when the mail is due gets none. */
  readonly exit?: string;
  readonly schedule: CampaignSchedule;
  readonly holdout_percent: number;
  /** Of people who get the mail without its offer; nobody when absent. */
  readonly explore_percent?: number;
  /** Mails a day for a domain that mailbox providers do not know yet; `growth`: each day so many times the day before. */
  readonly ramp_up?: { readonly first_day: number; readonly growth: number };
}

/** Times are `YYYY-MM-DD HH:MM` by the shop's clock. */
export interface CampaignSchedule {
  /** The first mail goes then; at once when absent. */
  readonly at?: string;
  /** `HH:MM` on each customer's own clock. */
  readonly local_time?: string;
  /** Of whom `local_time` is over on the day of the start. */
  readonly late: "tomorrow" | "send";
  /** The mails of one day are spread over so long. */
  readonly spread?: string;
  /** No mail goes from then on: a time, or so long after the start. */
  readonly until?: string;
}
