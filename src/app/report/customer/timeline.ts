import type { TimelineGroup } from "../../../contracts/admin-customers.ts";
import type { Line, Timeline } from "../../../contracts/answers/customer-timeline.ts";
import { DAY, HOUR } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { Entry, Send } from "../../../domain/chains/journal.ts";
import { reasonOf } from "../../../domain/chains/reason.ts";
import type { HistoryLine } from "../../../domain/loyalty/history-line.ts";
import type { CustomerReport } from "../read-customer.ts";
import { lineOfFact } from "./fact-line.ts";

export interface TimelineAsked {
  /** What an earlier answer says as `next`. */
  readonly after?: string;
  /** All when absent. */
  readonly groups?: readonly TimelineGroup[];
  /** Lines in one answer. */
  readonly most: number;
}

type Told = Pick<
  CustomerReport,
  "facts" | "sends" | "entries" | "codes" | "loyalty" | "profile" | "consents"
>;

/** Everything that happened to somebody, the newest first, from wherever it is kept. Undefined: `after` is none of ours. */
export function timelineOf(report: Told, { after, groups, most }: TimelineAsked): Timeline | undefined {
  const place = after === undefined ? undefined : placeIn(after);
  if (after !== undefined && !place) return undefined;
  const wanted = new Set<string>(groups);
  const lines = linesOf(report)
    .filter(({ group }) => groups === undefined || wanted.has(group))
    .toSorted(newestFirst)
    .filter((line) => !place || newestFirst(line, place) > 0);
  const shown = lines.slice(0, most);
  const last = shown.at(-1);
  return { lines: shown, ...(last && lines.length > most && { next: nextAfter(last) }) };
}

type Place = Pick<Line, "at" | "id">;

const newestFirst = (one: Place, other: Place): number =>
  other.at - one.at || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);

const nextAfter = ({ at, id }: Place): string => Buffer.from(`${at} ${id}`).toString("base64url");

function placeIn(cursor: string): Place | undefined {
  const [, at, id] = /^(\d{1,16}) (.+)$/s.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}

/** Of a sign-up: no consent came with it, and none within the days in which it is confirmed. */
const NO_CONSENT = "no-consent";
const CONFIRMED_WITHIN_MS = 7 * DAY;

function linesOf({ facts, sends, entries, codes, loyalty, profile, consents = [] }: Told): readonly Line[] {
  const byId = new Map(sends.map((send) => [send.id, send]));
  const agreedAt = [...facts, ...consents].flatMap((fact) => (fact.kind === "consent-given" ? fact.at : []));
  const hasAgreed = (at: number) =>
    agreedAt.some((one) => one >= at - HOUR && one <= at + CONFIRMED_WITHIN_MS);
  const ofFacts = facts.flatMap((fact) => {
    const line = lineOfFact(fact);
    if (line && fact.kind === "subscribed")
      return hasAgreed(fact.at) ? line : { ...line, outcome: NO_CONSENT };
    if (!line || fact.kind !== "mail") return line ?? [];
    return { ...line, ...aboutMail(byId.get(fact.send)) };
  });
  const usedAt = new Map(profile.coupons.map(({ code, at }) => [code, at]));
  const ofCodes = codes.flatMap(({ code, offer, order }): readonly Line[] => {
    const at = usedAt.get(code);
    if (at === undefined) return [];
    return [
      { id: `used ${code}`, at, group: "codes", what: "code-used", code, ...defined({ offer, order }) },
    ];
  });
  return [
    ...ofFacts,
    ...sends.map(lineOfSend),
    ...entries.flatMap(linesOfEntry),
    ...ofCodes,
    ...(loyalty?.history ?? []).map(lineOfPoints),
  ];
}

const aboutMail = (send: Send | undefined): Partial<Line> =>
  send ? { chain: send.chain, template: send.template, ...defined({ variant: send.variant }) } : {};

function lineOfSend(send: Send): Line {
  const { id, claimedAt, status, channel, step, offer, reason } = send;
  const sent = channel === undefined ? "mail-sent" : "message-sent";
  return {
    ...{ id: `send ${id}`, at: claimedAt, group: "mails", step, reason: reasonOf(reason) },
    what: status === "sent" ? sent : "mail-unknown",
    ...aboutMail(send),
    ...(channel !== undefined && { text: channel }),
    ...(offer && { offer: offer.offer, benefit: offer.benefit, ...defined({ code: offer.code }) }),
  };
}

/** What was sent has a line of its own. */
const HAS_LINE: ReadonlySet<string> = new Set(["sent", "emitted"]);

/** Of what falls on one instant the end comes last: the ids say so. */
function linesOfEntry({
  chain,
  run,
  enteredAt,
  reason,
  steps,
  doneAt,
  outcome,
  order,
}: Entry): readonly Line[] {
  const of = { group: "chains", chain, ...defined({ order }) } as const;
  const entered: Line = {
    ...{ id: `run ${chain} ${run} 0`, at: enteredAt, what: "chain-entered", reason: reasonOf(reason) },
    ...of,
  };
  const noted = steps
    .filter(({ what }) => !HAS_LINE.has(what))
    .map(
      ({ step, at, what, why }): Line => ({
        ...{ id: `run ${chain} ${run} 1 ${step}`, at, what: "step", step, outcome: what },
        reason: reasonOf(why),
        ...of,
      }),
    );
  if (doneAt === undefined || outcome === undefined) return [entered, ...noted];
  const ended = { id: `run ${chain} ${run} 2`, at: doneAt, what: "chain-ended" } as const;
  return [entered, ...noted, { ...ended, reason: reasonOf(outcome), ...of }];
}

/** Numbered, because several of one kind may fall on one instant. */
function lineOfPoints(line: HistoryLine, index: number): Line {
  const { at, points } = line;
  const of = { id: `points ${index}`, at, group: "points", points } as const;
  switch (line.kind) {
    case "earned":
      return { ...of, what: "points-earned", ...earnedBy(line.by) };
    case "taken-back":
      return { ...of, what: "points-taken-back", order: line.order };
    case "granted":
      return { ...of, what: "points-granted", text: line.reason, by: line.by };
    case "taken":
      return { ...of, what: "points-taken", text: line.reason, by: line.by };
    case "spent":
      return { ...of, what: "points-spent", ...defined({ order: line.order, code: line.code }) };
    case "returned":
      return { ...of, what: "points-returned" };
    case "expired":
      return { ...of, what: "points-expired" };
    default:
      return line satisfies never;
  }
}

function earnedBy(by: Extract<HistoryLine, { readonly kind: "earned" }>["by"]): Partial<Line> {
  if ("order" in by) return { order: by.order };
  return "action" in by ? { text: by.action } : { to: by.friend };
}
