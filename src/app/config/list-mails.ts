import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { MailVariants } from "../../domain/config/experiment.ts";
import { inLanguages, type Localised } from "../../domain/config/localised.ts";
import { CONFIRM_TEMPLATE } from "../../domain/confirm/template.ts";
import type { makePreviewMail } from "../chains/preview-mail.ts";
import { exampleCustomer } from "../mail/sample-mails.ts";
import type { InQuestion } from "./config-in-question.ts";

/** By language. */
type InLanguages = Readonly<Record<string, string>>;

export interface MailsOverview {
  /** Null of a draft. */
  readonly version: number | null;
  readonly languages: readonly string[];
  readonly defaultLanguage: string;
  readonly currency: string;
  /** By spend, the lowest first; `from` in the currency's own units. */
  readonly tiers: readonly { readonly id: string; readonly from: number }[];
  readonly offers: readonly { readonly id: string; readonly name: InLanguages }[];
  readonly mails: readonly MailOverview[];
}

export interface MailOverview {
  readonly template: string;
  /** By language, as a sample customer gets it. */
  readonly subjects: InLanguages;
  /** What sends it; nobody where no chain and no campaign does. */
  readonly senders: readonly MailSender[];
  /** Of the tests in which it is. */
  readonly variants: readonly string[];
  /** Asks who signs up to confirm. */
  readonly confirms: boolean;
}

export interface MailSender {
  readonly kind: "chain" | "campaign";
  readonly id: string;
  readonly name: InLanguages;
  /** From 1; absent of a campaign. */
  readonly step?: number;
  readonly offer?: string;
  readonly service: boolean;
}

/** Every template of a config with its languages, what sends it, and in which variants. */
export async function listMails(
  previewMail: PreviewMail,
  { bundle, version }: InQuestion,
  now: Instant,
): Promise<MailsOverview> {
  const { store, offers, templates } = bundle;
  const sends = sendsIn(bundle);
  const subjects = await subjectsOf(previewMail, bundle, now);
  return {
    version: version ?? null,
    languages: store.languages,
    defaultLanguage: store.default_language,
    currency: store.currency,
    tiers: offers.tiers.map(({ id, from }) => ({ id, from })),
    offers: Object.entries(offers.list).map(([id, { name }]) => ({
      id,
      name: inLanguages(name, store.languages),
    })),
    mails: Object.keys(templates).map((template) => ({
      template,
      subjects: subjects[template] ?? {},
      senders: sends.filter((one) => one.templates.includes(template)).map(({ sender }) => sender),
      variants: [
        ...new Set(sends.flatMap((one) => (one.templates[0] === template ? Object.keys(one.variants) : []))),
      ],
      confirms: template === CONFIRM_TEMPLATE,
    })),
  };
}

type PreviewMail = ReturnType<typeof makePreviewMail>;

/** Nothing but subjects is rendered: with the mails' HTML it would take seconds. */
async function subjectsOf(previewMail: PreviewMail, bundle: Bundle, now: Instant) {
  const bare = Object.entries(bundle.templates).map(
    ([template, versions]) =>
      [
        template,
        Object.fromEntries(
          Object.entries(versions).map(([tag, { subject }]) => [tag, { subject, html: "" }]),
        ),
      ] as const,
  );
  const titled = { ...bundle, templates: Object.fromEntries(bare) };
  const subjectOf = async (template: string, language: string, written: string) => {
    const customer = exampleCustomer(bundle, undefined, language);
    const shown = await previewMail(titled, { template, language, customer }, now);
    return [language, shown.kind === "preview" ? shown.preview.subject : written] as const;
  };
  const all = bare.map(async ([template, versions]) => {
    const each = Object.entries(versions).map(([tag, { subject }]) => subjectOf(template, tag, subject));
    return [template, Object.fromEntries(await Promise.all(each))] as const;
  });
  return Object.fromEntries(await Promise.all(all));
}

interface Sending {
  readonly sender: MailSender;
  /** The step's own first, then those of its variants. */
  readonly templates: readonly string[];
  readonly variants: MailVariants;
}

function sendsIn({ chains, campaigns, store }: Bundle): readonly Sending[] {
  const nameOf = (name: Localised) => inLanguages(name, store.languages);
  const ofChains = Object.entries(chains).flatMap(([id, { name, kind, steps }]) =>
    steps.flatMap((step, index) => {
      if (!("send" in step)) return [];
      const about = { kind: "chain", id, name: nameOf(name), step: index + 1 } as const;
      return [sendingOf({ ...about, service: kind === "service" }, step)];
    }),
  );
  const ofCampaigns = Object.entries(campaigns).map(([id, campaign]) =>
    sendingOf({ kind: "campaign", id, name: nameOf(campaign.name), service: false }, campaign),
  );
  return [...ofChains, ...ofCampaigns];
}

function sendingOf(
  sender: Omit<MailSender, "offer">,
  { send, offer, variants = {} }: { send: string; offer?: string; variants?: MailVariants },
): Sending {
  const others = Object.values(variants).flatMap((one) => one.send ?? []);
  return { sender: { ...sender, ...defined({ offer }) }, templates: [send, ...others], variants };
}
