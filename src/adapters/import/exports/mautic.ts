import { readYesOrNo } from "../../../domain/basics/yes-or-no.ts";
import type { CellUnder, KnownExport, Status } from "./known-export.ts";

/**
 * Contacts, whose export says nothing of Do Not Contact (https://github.com/mautic/mautic/issues/11679), and reports with
 * columns about it (app/bundles/LeadBundle/EventListener/ReportDNCSubscriber.php). Titles of contacts are the fields' aliases.
 */
export const MAUTIC: KnownExport = {
  tool: "Mautic",
  isIt: (titles) =>
    [...titles].some((title) => DNC.test(title)) ||
    (titles.has("firstname") && (titles.has("preferredlocale") || titles.has("attributiondate"))),
  contents: (titles) =>
    [...titles].some((title) => DNC.test(title))
      ? { of: "contacts with Do Not Contact" }
      : {
          of: "contacts",
          so: "it does not say who must not be contacted. Import a report of Do Not Contact too (docs/moving-in.md)",
        },
  columns: {
    language: ["preferred_locale"],
    phone: ["mobile", "phone"],
    date: ["date_identified", "date_added"],
  },
  timeZone: "timezone",
  status: {
    reads: /^(dnc.*|donotcontact.*)$/,
    dates: /^dnc.*date.*$/,
    of: statusOf,
  },
  useless: /^(id|contactid|attribution(date)?|owner.*|stage.*|lastactive|points)$/,
};

const DNC = /^(dnc|donotcontact)/;

const TITLES = [
  "DNC reason",
  "dnc_preferences",
  "DNC preferences",
  "dnc_list",
  "doNotContact",
  "DNC",
  "Do Not Contact",
];
const DATES = ["DNC date added", "DNC date", "dnc_date_added"];
const CHANNELS = ["DNC channel", "dnc_channel"];

/** Other channels than e-mail. A word that is not known may be e-mail in another language. */
const OTHER_CHANNEL = /text|sms|push|notification|phone|whatsapp/i;

function statusOf(cell: CellUnder): Status {
  const under = (titles: readonly string[]) => titles.map(cell).find((text) => text !== "") ?? "";
  const channel = under(CHANNELS);
  if (OTHER_CHANNEL.test(channel)) return {};
  const said = under(TITLES)
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "" && !OTHER_CHANNEL.test(part.split(":")[1] ?? ""));
  const [first] = said;
  if (first === undefined || said.every(isContactable)) return {};
  const at = under(DATES);
  const bounced = said.some((part) => /bounce|^2\b/i.test(part));
  const withdrawn = said.find((part) => !isContactable(part) && !/bounce|^2\b/i.test(part));
  const isKnown =
    withdrawn === undefined || /unsub|manual|^[13]\b/i.test(withdrawn) || readYesOrNo(withdrawn) === "yes";
  return {
    ...(withdrawn !== undefined && { consent: "withdrawn", at, source: withdrawn }),
    ...(bounced && { stop: { event: "bounced", at } }),
    ...(!isKnown && { unknown: withdrawn }),
  };
}

const isContactable = (text: string) => /^0\b|contactable/i.test(text) || readYesOrNo(text) === "no";
