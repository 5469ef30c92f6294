import { email as emailAddress } from "../../contracts/lenient.ts";
import { DAY, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { isPlaceholderId } from "../../domain/facts/placeholder.ts";
import type { CellOf, Findings, Layout } from "./cells.ts";
import { type DateForm, readDateAs } from "./date-forms.ts";
import { instantOf } from "./instant-of.ts";
import type { DateName, Reason, TextName } from "./reasons/reason.ts";
import { readYesNo } from "./yes-no.ts";

/** Whom a row is about, and what it says of them. */
export interface Person {
  readonly customer?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly name?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly language?: string;
  readonly country?: string;
  readonly timeZone?: string;
  readonly consent?: Consent;
}

/** Agreed to mails, or did not; with what proves it. */
export interface Consent {
  readonly granted: boolean;
  /** Absent where the file does not say when. */
  readonly at?: Instant;
  readonly source?: string;
  readonly text?: string;
  /** When the mailbox's owner confirmed it. */
  readonly confirmedAt?: Instant;
  readonly ip?: string;
}

export const LONGEST = 256;
const LONGEST_CONSENT_TEXT = 20_000;
const LONGEST_SOURCE = 200;
const TEXTS = ["name", "firstName", "lastName", "language", "country"] as const;
const NAMES: Readonly<Record<(typeof TEXTS)[number], TextName>> = {
  ...{ name: "name", firstName: "first-name", lastName: "last-name", language: "language" },
  country: "country",
};

export function personIn(cell: CellOf, layout: Layout, findings: Findings): Person {
  for (const role of TEXTS) {
    if (cell(role).length > LONGEST)
      findings.problems.push({ code: "too-long", what: NAMES[role], most: LONGEST });
  }
  return {
    ...identityIn(cell, findings),
    ...Object.fromEntries(TEXTS.map((role) => [role, cell(role)]).filter(([, text]) => text !== "")),
    ...defined({ consent: consentIn(cell, layout, findings) }),
  };
}

/**
 * The ids of a row. An id that stands for nobody is none, and an address that is broken is reported and left out where
 * something else says who it is.
 */
function identityIn(
  cell: CellOf,
  { problems, remarks }: Findings,
): Pick<Person, "customer" | "email" | "phone"> {
  const customer = known(cell("customer"));
  const email = known(cell("email"));
  const phone = known(cell("phone"));
  const address = email === undefined ? undefined : emailAddress.parse(email);
  const number = phone === undefined ? undefined : phoneNumber(phone);
  const faults: readonly Reason[] = [
    ...(email !== undefined && address === undefined ? [{ code: "email", text: email } as const] : []),
    ...(phone !== undefined && number === undefined ? [{ code: "phone", text: phone } as const] : []),
  ];
  if (customer !== undefined && isShortened(customer))
    problems.push({ code: "shortened", what: "customer", text: customer });
  else if (customer !== undefined && customer.length > LONGEST) {
    problems.push({ code: "too-long", what: "customer", most: LONGEST });
  }
  const somebody = customer ?? address ?? number;
  if (somebody !== undefined) remarks.push(...faults);
  else if (faults.length > 0) problems.push(...faults);
  else problems.push(nobody(cell("customer")));
  return defined({ customer, email: address, phone: number });
}

const known = (text: string) => (isPlaceholderId(text) ? undefined : text);

const nobody = (written: string): Reason =>
  written === "" ? { code: "no-customer" } : { code: "stands-for-nobody", text: written };

/** `2.07119E+11`: a spreadsheet took the id for a number and dropped digits that nobody can bring back. */
export const isShortened = (id: string): boolean => /^[-+]?\d+([.,]\d+)?E\+\d{1,3}$/i.test(id);

/** Digits, and a plus where the number begins with its country. */
function phoneNumber(text: string): string | undefined {
  if (isShortened(text) || /[^\d\s()+./\-–]/.test(text.replace(/\u00a0|\u202f/g, " "))) return undefined;
  const digits = text.replace(/\D/g, "");
  if (digits.length < 6 || digits.length > 15) return undefined;
  return `${text.trim().startsWith("+") ? "+" : ""}${digits}`;
}

/**
 * What a row says about mails. The column of the time tells when somebody agreed, so a refusal has no time of its own: it
 * counts from the import on.
 */
function consentIn(cell: CellOf, layout: Layout, { problems }: Findings): Consent | undefined {
  const answer = cell("consent");
  const granted = answer === "" ? layout.consent : readYesNo(answer);
  if (granted === undefined && answer !== "") problems.push({ code: "consent", text: answer });
  if (granted === undefined) return undefined;
  const text = cell("consentText");
  if (text.length > LONGEST_CONSENT_TEXT) {
    problems.push({ code: "too-long", what: "consent-text", most: LONGEST_CONSENT_TEXT });
  }
  const source = cell("consentSource");
  if (source.length > LONGEST_SOURCE)
    problems.push({ code: "too-long", what: "consent-source", most: LONGEST_SOURCE });
  const when = cell("consentAt");
  const at =
    granted && when !== ""
      ? pastIn({ what: "consent-date", text: when, form: layout.consentDates }, layout, problems)
      : undefined;
  return {
    granted,
    ...defined({ at }),
    ...(source !== "" && { source }),
    ...(text !== "" && { text }),
  };
}

/** A moment that has been; problems name it by `what`. */
export function pastIn(
  { what, text, form }: { readonly what: DateName; readonly text: string; readonly form: DateForm },
  { timeZone, now }: Pick<Layout, "timeZone" | "now">,
  problems: Reason[],
): Instant | undefined {
  const date = text === "" ? undefined : readDateAs(text, form);
  if (!date) {
    problems.push(text === "" ? { code: "no-date", what } : { code: "not-a-date", what, text, form });
    return undefined;
  }
  const at = instantOf(date, timeZone);
  if (at > now + DAY) problems.push({ code: "in-the-future", what, text });
  if (at < 0) problems.push({ code: "too-early", what, text });
  return at;
}
