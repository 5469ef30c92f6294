import { defined } from "../../domain/basics/defined.ts";
import { beginAndEnd, shopTime } from "../../domain/campaigns/schedule.ts";
import type { Store } from "../../domain/config/store.ts";
import { CONFIRM_TEMPLATE } from "../../domain/confirm/template.ts";
import { RFM_SEGMENTS } from "../../domain/segments/rfm-segments.ts";
import type { ReadableExpressions } from "../../ports/conditions.ts";
import { allocatedProblems } from "./allocated.ts";
import { budgetProblems } from "./budgets.ts";
import { explorationProblems } from "./exploration.ts";
import { record, text } from "./loose.ts";
import type { PathProblem } from "./problem.ts";
import { localisedProblems, pathProblem, reference } from "./reference.ts";
import { conditionsOf, type Known } from "./references.ts";
import { mailsOf, variantProblems } from "./variants.ts";

/** What is wrong with a campaign beside its shape. */
export function campaignProblems(
  value: unknown,
  known: Known,
  expressions: ReadableExpressions,
  store: Store | undefined,
): readonly PathProblem[] {
  const check = conditionsOf(known, expressions);
  const campaign = record(value);
  const audience = record(campaign.audience);
  return [
    ...localisedProblems(["name"], campaign.name, known.languages),
    ...reference(["audience", "segment"], "segment", audience.segment, groupsOf(known)),
    ...check(["audience", "when"], audience.when),
    ...check(["exit"], campaign.exit),
    ...reference(["topic"], "topic", campaign.topic, known.topics),
    ...(campaign.send === CONFIRM_TEMPLATE
      ? [pathProblem(["send"], `${CONFIRM_TEMPLATE} asks who signs up to confirm: no campaign can send it`)]
      : reference(["send"], "template", campaign.send, known.templates)),
    ...reference(["offer"], "offer", campaign.offer, known.offers),
    ...("raise" in campaign && !("offer" in campaign)
      ? [pathProblem(["raise"], "raise needs an offer to raise: write offer: ID", true)]
      : []),
    ...variantProblems([], campaign, known),
    ...budgetProblems(
      [],
      campaign,
      mailsOf(campaign).map(({ offer }) => offer),
      known.unbounded,
    ),
    ...allocatedProblems([], campaign, { allocated: known.allocated, promised: false }),
    ...explorationProblems({ ...campaign, steps: [campaign] }, "campaign"),
    ...scheduleProblems(record(campaign.schedule), store),
  ];
}

/** Segments of the marketers, and those of the RFM table by all their names. */
function groupsOf({ segments }: Known): readonly string[] | undefined {
  if (!segments) return undefined;
  const tables = Object.values(RFM_SEGMENTS);
  const names = new Set(tables.flatMap((table) => [...Object.keys(table), ...Object.values<string>(table)]));
  return [...segments, ...[...names].flatMap((name) => [`rfm:${name}`, name])];
}

function scheduleProblems(
  schedule: Readonly<Record<string, unknown>>,
  store: Store | undefined,
): readonly PathProblem[] {
  const [at, until] = [text(schedule.at), text(schedule.until)];
  const problems: PathProblem[] = [];
  if ("late" in schedule && !("local_time" in schedule))
    problems.push(pathProblem(["schedule", "late"], "is about local_time: write one, or remove it", true));
  const begins = at === undefined ? undefined : shopTime(at, store?.time_zone ?? "UTC");
  if (begins === undefined || until === undefined) return problems;
  const { endsAt } = beginAndEnd({ late: "tomorrow", ...defined({ at, until }) }, store?.time_zone ?? "UTC", {
    now: begins,
  });
  if (endsAt !== undefined && endsAt <= begins)
    problems.push(pathProblem(["schedule", "until"], `ends before it begins at ${at}: write a later time`));
  return problems;
}
