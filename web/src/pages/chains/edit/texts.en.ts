import type { OfferForm, StepForm, WaitKind } from "./form.ts";

export interface EditTexts {
  readonly title: (chain: string) => string;
  readonly lead: string;
  readonly publish: string;
  readonly step: (does: StepForm["does"]) => string;
  readonly wait: (kind: WaitKind, since: string | undefined) => string;
  readonly waitHints: Readonly<Record<WaitKind, string>>;
  readonly subject: (language: string | undefined, variant: string | undefined) => string;
  readonly subjectHint: string;
  readonly alsoIn: (names: string) => string;
  readonly was: (before: string) => string;
  readonly raise: string;
  readonly raiseHint: string;
  readonly nothing: string;
  readonly offers: string;
  readonly offersLead: string;
  readonly offer: (id: string) => string;
  readonly size: (kind: OfferForm["kind"], tier: string | undefined) => string;
  readonly noSize: string;
  readonly unreadable: (file: string) => string;
  readonly gone: string;
  readonly goneWhy: string;
  readonly openConfig: string;
  readonly openFile: (file: string) => string;
  readonly overtaken: (version: string) => string;
  readonly overtakenWhat: string;
  readonly readOnly: string;
  readonly otherProblems: string;
  readonly checking: string;
  readonly allRight: string;
}

const SIZES: Readonly<Record<OfferForm["kind"], string>> = {
  percent: "Discount, %",
  amount: "Discount, in money",
  cashback: "Points back, %",
  waived_fee: "Fee that is waived",
  none: "",
};

export const en: EditTexts = {
  title: (chain) => `Change “${chain}”`,
  lead: "What you write goes into your draft of the config. Nothing changes for customers until you publish it; who is under way goes on by the version they began with.",
  publish: "See and publish",
  step: ({ kind, name }) =>
    kind === "send" ? `Sends “${name}”` : kind === "emit" ? `Sends the message “${name}”` : "Goes silent",
  wait: (kind, since) => {
    if (kind === "wait_until") return "Waits until";
    if (kind === "before") return `So long before ${since?.replaceAll("_", " ") ?? "the day"}`;
    return since === undefined ? "Waits" : `Waits, counted from ${since.replaceAll("_", " ")}`;
  },
  waitHints: {
    wait: "A number and a unit: 30m, 24h, 5d, 2w",
    wait_until: "A time by the customer's clock: 11:00",
    before: "A number and a unit: 7d, 2w",
  },
  subject: (language, variant) =>
    [variant === undefined ? "Subject" : `Subject of “${variant}”`, language].filter(Boolean).join(", "),
  subjectHint: "May hold Liquid, as {{ customer.name }}",
  alsoIn: (names) => `Also in: ${names}. It changes there too.`,
  was: (before) => `Before: ${before}`,
  raise: "Percentage points on top of the offer's discount",
  raiseHint: "A number",
  nothing: "This step has nothing to change here.",
  offers: "Discounts",
  offersLead: "Of the offers that this chain gives, by tier of spending.",
  offer: (id) => `Offer “${id}”`,
  size: (kind, tier) => (tier === undefined ? SIZES[kind] : `${SIZES[kind]}: ${tier}`),
  noSize: "This offer has no size: it is a present or a free delivery.",
  unreadable: (file) => `${file} is not readable as YAML in your draft. Mend its text first.`,
  gone: "Your draft has no such chain",
  goneWhy: "The draft removes it, or it was never there.",
  openConfig: "Open the config",
  openFile: (file) => `Open ${file}`,
  overtaken: (version) => `Version ${version} has been published since you began your draft`,
  overtakenWhat:
    "You see your draft of the version before. Bring the new one in on the page Config before you publish.",
  readOnly: "Your role does not allow to change the config.",
  otherProblems: "Other problems of the draft",
  checking: "Checking …",
  allRight: "Everything fits together",
};
