import { readYesOrNo } from "../../../domain/basics/yes-or-no.ts";
import type { CellUnder, KnownExport, Status, Stop } from "./known-export.ts";

/**
 * Profiles of a list or segment: https://help.klaviyo.com/hc/en-us/articles/115005078687; the reasons of a suppression:
 * https://developers.klaviyo.com/en/reference/profiles
 */
export const KLAVIYO: KnownExport = {
  tool: "Klaviyo",
  isIt: (titles) =>
    titles.has("emailsuppressions") ||
    titles.has("klaviyoid") ||
    titles.has("emailmarketingconsenttimestamp"),
  contents: () => ({ of: "profiles" }),
  columns: { date: ["Profile Created On"] },
  timeZone: "Timezone",
  status: {
    reads: /^email(marketing)?(consent(timestamp|method)?|suppressions?(reason|timestamp)?)$|^source$/,
    dates: /^email(marketing)?consenttimestamp$/,
    of: statusOf,
  },
  useless:
    /^(klaviyoid|latitude|longitude|ipaddress|dateadded|(first|last)active|last(open|click)|.*lifetimevalue|churnrisk.*|(averageorder|historicnumberof|averagedays|predictednumber|expecteddate).*|(sms|push|whatsapp).*(consent|suppressions?).*)$/,
};

function statusOf(cell: CellUnder): Status {
  const suppressed = suppressionIn(cell("Email Suppressions"));
  const written = cell("Email Marketing Consent");
  const answer = readYesOrNo(written);
  const at = cell("Email Marketing Consent Timestamp");
  const source = cell("Email Marketing Consent Method") || cell("Source");
  if (suppressed.withdrawn !== undefined)
    return { consent: "withdrawn", ...suppressed.withdrawn, ...suppressed.rest };
  if (answer === "no")
    return { consent: "withdrawn", at, source: source || "unsubscribed", ...suppressed.rest };
  if (answer === "yes") return { consent: "given", at, ...(source !== "" && { source }), ...suppressed.rest };
  const known = answer !== undefined || written === "";
  return { consent: "none", ...(!known && { unknown: written }), ...suppressed.rest };
}

const REASONS: Readonly<Record<string, Stop["event"] | "withdrawn">> = {
  HARD_BOUNCE: "bounced",
  INVALID_EMAIL: "bounced",
  SPAM_COMPLAINT: "complained",
  UNSUBSCRIBE: "withdrawn",
  UNSUBSCRIBED: "withdrawn",
  USER_SUPPRESSED: "withdrawn",
};

const TIME = /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/;

/**
 * The reasons of a suppression, one or a list of them with their times. Of a complaint and a bounce the complaint counts:
 * whatever lifts it lifts the other as well. A reason that is not known withdraws.
 */
function suppressionIn(text: string): { readonly withdrawn?: Status; readonly rest: Status } {
  const isNone = /^[[\]{}"'\s]*$|^(none|null|no|false)$/i.test(text);
  if (isNone) return { rest: {} };
  const found = [...text.matchAll(/[A-Za-z]+(?:[_ ][A-Za-z]+)+|UNSUBSCRIBED?/gi)].map((match) => {
    const word = match[0].toUpperCase().replaceAll(" ", "_");
    const [at] = TIME.exec(text.slice(match.index)) ?? [];
    return { word, kind: REASONS[word], ...(at !== undefined && { at }) };
  });
  const dated = (one: (typeof found)[number]) => (one.at === undefined ? {} : { at: one.at });
  const ended =
    found.find(({ kind }) => kind === "complained") ?? found.find(({ kind }) => kind === "bounced");
  const withdrawn = found.find(({ kind }) => kind === "withdrawn");
  const isKnown = ended !== undefined || withdrawn !== undefined;
  const stop =
    ended && (ended.kind === "complained" || ended.kind === "bounced")
      ? { event: ended.kind, ...dated(ended) }
      : undefined;
  return {
    ...(withdrawn && { withdrawn: { ...dated(withdrawn), source: withdrawn.word } }),
    ...(!isKnown && { withdrawn: { source: text.slice(0, 100) } }),
    rest: { ...(stop && { stop }), ...(!isKnown && { unknown: text.slice(0, 100) }) },
  };
}
