import { defined } from "../../domain/basics/defined.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { CatalogueStore } from "../../ports/catalogue.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { makePreviewMail, type Preview, type SampleLinks } from "../chains/preview-mail.ts";
import { barestCustomer, exampleCustomer } from "../mail/sample-mails.ts";
import { findCustomer } from "../people/find-customer.ts";
import {
  type InQuestion,
  type InQuestionDeps,
  makeConfigInQuestion,
  type Questioned,
} from "./config-in-question.ts";
import { preheaderOf } from "./preheader.ts";
import type { FileProblem } from "./publish-config.ts";

export interface MailAsked {
  readonly template: string;
  /** The customer's when absent. */
  readonly language?: string;
  readonly variant?: string;
  readonly offer?: string;
  /** By somebody's draft. */
  readonly draft?: boolean;
  readonly as:
    | { readonly kind: "sample"; readonly of: "full" | "bare"; readonly tier?: string }
    /** Somebody real, by what a person knows of them. */
    | { readonly kind: "customer"; readonly customer: string };
}

export interface ShownMail extends Preview {
  /** What mail programs show after the subject. */
  readonly preheader: string;
  /** Of the HTML in UTF-8: Gmail cuts mails off at 102 KB. */
  readonly bytes: number;
  /** What mail programs make of it, in the files that it is made of. */
  readonly findings: readonly FileProblem[];
}

export type ShownResult =
  | { readonly kind: "shown"; readonly mail: ShownMail }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "nobody"; readonly customer: string }
  | Exclude<Questioned, InQuestion>;

export interface PreviewDeps
  extends InQuestionDeps,
    Omit<Parameters<typeof makePreviewMail>[0], "catalogue"> {
  readonly customers: Pick<CustomerStore, "get">;
  readonly catalogue: Pick<CatalogueStore, "read">;
  readonly lintMails: (
    files: InQuestion["files"],
    bundle: InQuestion["bundle"],
    only: { readonly name: string; readonly language: string },
  ) => Promise<readonly FileProblem[]>;
  readonly clock: Clock;
}

/** Shows a mail as somebody would get it now, and says what mail programs make of it. Nothing is stored, counted or sent. */
export function makeShowMail(deps: PreviewDeps, links?: SampleLinks) {
  const configInQuestion = makeConfigInQuestion(deps);
  const previewMail = makePreviewMail(deps);
  return async (asked: MailAsked, person: string): Promise<ShownResult> => {
    const question = await configInQuestion(person, asked.draft ?? false);
    if (question.kind !== "config") return question;
    const { bundle, files } = question;
    const as = await customerOf(deps, question, asked);
    if (typeof as === "string") return { kind: "refused", why: as };
    if (!as) return { kind: "nobody", customer: asked.as.kind === "customer" ? asked.as.customer : "" };
    const { template, language, variant, offer } = asked;
    const request = { template, customer: as, ...defined({ language, variant, offer, links }) };
    const made = await previewMail(bundle, request, deps.clock.now());
    if (made.kind === "refused") return made;
    const { preview } = made;
    const findings = await deps.lintMails(files, bundle, {
      name: preview.template,
      language: preview.language,
    });
    const bytes = Buffer.byteLength(preview.html);
    return { kind: "shown", mail: { ...preview, preheader: preheaderOf(preview), bytes, findings } };
  };
}

/** A text where no such customer can be shown, undefined where nobody is known by the name. */
async function customerOf(
  { customers }: PreviewDeps,
  { bundle }: InQuestion,
  { as, language }: MailAsked,
): Promise<Customer | string | undefined> {
  if (as.kind === "customer") {
    const found = await findCustomer(customers, as.customer);
    return found?.profile && { ...found, profile: found.profile };
  }
  const tiers = bundle.offers.tiers.map(({ id }) => id);
  if (as.tier !== undefined && !tiers.includes(as.tier))
    return `there is no tier ${as.tier}; there are ${tiers.join(", ")}`;
  return as.of === "bare" ? barestCustomer(bundle, as.tier) : exampleCustomer(bundle, as.tier, language);
}
