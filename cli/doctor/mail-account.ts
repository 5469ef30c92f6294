import { moment, number } from "../terminal/terminal.ts";
import { type Area, type Finding, ok, problem, warning } from "./check.ts";
import type { Site } from "./site.ts";

const notLocal = "the local stack keeps every mail in its inbox";
const needs = ["ses:GetAccount"];
const HOUR_S = 3_600;

export const MAIL_ACCOUNT: Area = {
  name: "SES account",
  checks: [
    {
      id: "ses-production",
      title: "production access",
      doc: "deploy.md#out-of-the-sandbox",
      ...{ needs, notLocal },
      look: production,
    },
    {
      id: "ses-sending",
      title: "sending",
      doc: "deploy.md#out-of-the-sandbox",
      needs,
      notLocal,
      look: sending,
    },
    {
      id: "own-limits",
      title: "Comeback's own switch",
      doc: "sending.md#the-shops-own-limits",
      needs: ["dynamodb:GetItem"],
      look: ownSwitch,
    },
    {
      id: "ses-quota",
      title: "quota and rate",
      doc: "deploy.md#out-of-the-sandbox",
      needs: [...needs, "dynamodb:DescribeTable"],
      notLocal,
      look: quota,
    },
  ],
};

async function production({ mailAccount }: Site): Promise<Finding> {
  if ((await mailAccount()).ProductionAccessEnabled) return ok("given: mails may go to anybody");
  return problem(
    "the account is in the sandbox: mails go to verified addresses only, 200 a day",
    "Ask for production access with `aws sesv2 put-account-details` and wait for the answer, usually a day.",
  );
}

async function sending({ mailAccount }: Site): Promise<Finding> {
  const { SendingEnabled, EnforcementStatus = "HEALTHY" } = await mailAccount();
  const look = "Read the case that AWS opened in the SES console under Reputation, and answer it.";
  if (!SendingEnabled || EnforcementStatus === "SHUTDOWN")
    return problem(`SES has paused the account's sending (${EnforcementStatus})`, look);
  if (EnforcementStatus !== "HEALTHY")
    return warning(`the account is under review (${EnforcementStatus})`, look);
  return ok("enabled, the account is healthy");
}

/** Closed while SES takes nothing, stopped by the shop's limits or by a person. */
async function ownSwitch({ sending: store }: Site): Promise<Finding> {
  const { barrier } = (await store.state()).sending;
  if (!barrier) return ok("on: mails go");
  const since = `since ${moment(barrier.since)} UTC: ${barrier.why}`;
  if (barrier.kind === "stopped")
    return problem(
      `stopped ${since}`,
      'Mend the cause, then resume: `comeback sending resume --reason "…"`.',
    );
  return problem(
    `waits for SES ${since}`,
    "Mend what SES says; Comeback tries by itself and goes on when SES does.",
  );
}

/** Whether a mail to the whole base gets out within a day, and how long that takes. */
async function quota({ mailAccount, base }: Site): Promise<Finding> {
  const { SendQuota } = await mailAccount();
  const { Max24HourSend: daily = 0, MaxSendRate: rate = 0, SentLast24Hours: sent = 0 } = SendQuota ?? {};
  const customers = await base();
  const hours = customers / Math.max(rate, 1) / HOUR_S;
  const limits = `${daily < 0 ? "no limit" : number(daily)} a day, ${number(rate)} a second`;
  const more =
    "Ask for a higher sending quota in Service Quotas (Amazon SES), or spread the chains over several days.";
  if (daily >= 0 && sent >= 0.9 * daily)
    return problem(`${number(sent)} mails sent in 24 hours, of ${limits}: the rest is refused`, more);
  if (daily >= 0 && customers > daily)
    return warning(
      `${limits}; a mail to all ${number(customers)} customers would take ${Math.ceil(customers / daily)} days`,
      more,
    );
  if (hours > 12)
    return warning(`${limits}; a mail to all customers would take ${Math.ceil(hours)} hours`, more);
  return ok(
    `${limits}, ${number(sent)} sent in the last 24 hours; enough for ${number(customers)} customers`,
  );
}
