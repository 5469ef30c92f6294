import { defined } from "../../../domain/basics/defined.ts";
import type { CellUnder, Contents, KnownExport, Status } from "./known-export.ts";

/** What the parts of an audience export are called. Only the names of the files tell subscribed from non-subscribed. */
const PARTS: Readonly<Record<string, Contents>> = {
  unsubscribed: { of: "unsubscribed contacts", so: "nobody in it will be mailed", status: "withdrawn" },
  cleaned: {
    of: "cleaned contacts, whose mails bounce",
    so: "nobody in it will be mailed",
    status: "bounced",
  },
  nonsubscribed: { of: "non-subscribed contacts", so: "nobody in it has agreed to mails", status: "none" },
  subscribed: { of: "subscribed contacts", status: "given" },
};

const UNNAMED: Contents = {
  of: "contacts",
  so:
    "the file's name does not say whether they have subscribed, so nobody is taken to have agreed. Keep the name that " +
    "Mailchimp gave it (subscribed_….csv), or say --consent yes",
};

/** Only a name that begins with it: somebody's `not-subscribed.csv` holds the opposite. */
const NAME = /^(unsubscribed|non-?subscribed|cleaned|subscribed(?=[_.]|$))/i;

/**
 * The parts of an audience export, one file for each standing of a contact. What the standings mean:
 * http://kb.mailchimp.com/lists/managing-subscribers/view-unsubscribed-and-cleaned-addresses
 */
export const MAILCHIMP: KnownExport = {
  tool: "Mailchimp",
  isIt: (titles) =>
    (titles.has("memberrating") && titles.has("optintime")) || (titles.has("leid") && titles.has("euid")),
  contents: (titles, fileName) => {
    if (titles.has("cleantime")) return PARTS.cleaned ?? UNNAMED;
    const [, part = ""] = NAME.exec(fileName) ?? [];
    const named = PARTS[part.toLowerCase().replace("-", "")];
    return named ?? (titles.has("unsubtime") ? (PARTS.unsubscribed ?? UNNAMED) : UNNAMED);
  },
  columns: { email: ["Email Address"], country: ["CC"] },
  timeZone: "TIMEZONE",
  status: {
    reads: /^(optin|confirm|unsub|clean)(time|ip|reason|reasonother)$|^lastchanged$/,
    dates: /^(optin|confirm|unsub|clean)time$|^lastchanged$/,
    of: statusOf,
  },
  useless:
    /^(memberrating|latitude|longitude|gmtoff|dstoff|region|leid|euid|(unsub|clean)campaign(title|id))$/,
  lists: /^tags$/,
  birthdays: /birth|bday|geburt|anniversaire|naissance|cumple|nacimiento|compleanno|verjaardag|aniversario/,
};

function statusOf(cell: CellUnder, { status }: Contents): Status {
  const unsubscribed = cell("UNSUB_TIME") !== "" || status === "withdrawn";
  const cleaned = cell("CLEAN_TIME") !== "" || status === "bounced";
  const last = cell("LAST_CHANGED");
  if (unsubscribed || cleaned) {
    const reason = [cell("UNSUB_REASON"), cell("UNSUB_REASON_OTHER")]
      .filter((text) => text !== "")
      .join(": ");
    const at = cell("UNSUB_TIME") || last;
    return {
      ...(unsubscribed && { consent: "withdrawn", at, source: reason || "unsubscribed" }),
      ...(cleaned && { stop: { event: "bounced", at: cell("CLEAN_TIME") || last } }),
      ...(/abuse|complain|spam/i.test(reason) && { stop: { event: "complained", at } }),
    };
  }
  return { ...agreed(cell), ...(status !== undefined && { consent: status }) };
}

/** Contacts that were added by hand have only a time of confirmation, which is when they were added. */
function agreed(cell: CellUnder): Status {
  const [optedIn, confirmed] = [cell("OPTIN_TIME"), cell("CONFIRM_TIME")];
  const ip = cell("OPTIN_IP") || cell("CONFIRM_IP") || undefined;
  const isDouble = optedIn !== "" && confirmed !== "" && confirmed !== optedIn;
  return { at: optedIn || confirmed, ...defined({ ip }), ...(isDouble && { confirmedAt: confirmed }) };
}
