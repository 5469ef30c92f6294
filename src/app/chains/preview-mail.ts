import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { campaignChain, chainOf } from "../../domain/campaigns/chain-of.ts";
import { isAboutOrders } from "../../domain/chains/about-order.ts";
import type { Bundle, Template } from "../../domain/config/bundle.ts";
import type { Chain } from "../../domain/config/chain.ts";
import { localised } from "../../domain/config/localised.ts";
import { CONFIRM_TEMPLATE } from "../../domain/confirm/template.ts";
import type { MailOrigin } from "../../domain/mail/shop-links.ts";
import { chooseOffer, type OfferChoice, tierOf } from "../../domain/offers/offers.ts";
import { languageOf } from "../../domain/people/language.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { CatalogueStore } from "../../ports/catalogue.ts";
import type { Renderer } from "../../ports/mail.ts";
import { confirmData } from "../mail/confirm-data.ts";
import { mailData } from "../mail/mail-data.ts";
import { isReminder, sampleDue, sampleRecommended } from "../mail/sample-goods.ts";
import { SAMPLE_REFERRAL } from "../mail/sample-loyalty.ts";
import { sampleOrder } from "../mail/sample-mails.ts";
import { sampleProperties } from "../mail/sample-values.ts";
import { shopLinks } from "../mail/shop-links.ts";
import { shownProducts } from "../mail/shown-products.ts";
import type { Holds } from "./conditions.ts";

export interface PreviewRequest {
  readonly template: string;
  readonly customer: Customer;
  /** The customer's when absent. */
  readonly language?: string;
  readonly links?: SampleLinks;
  /** An offer's id, or `none`; when absent, what the first chain or campaign puts into this template. */
  readonly offer?: string;
  /** Of the first step that sends the template in several variants: which one. */
  readonly variant?: string;
}

export interface Preview {
  /** Of a variant it may be another than the step's. */
  readonly template: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly language: string;
  readonly tier: string;
  /** Which offer is in the mail and why, or why none is. */
  readonly offer: string;
}

export type PreviewResult =
  | { readonly kind: "preview"; readonly preview: Preview }
  | { readonly kind: "refused"; readonly why: string };

/** Stands where a real mail has a code and a link of the customer's own. */
const SAMPLE_CODE = "PREVIEW";
const SAMPLE_LINKS: SampleLinks = {
  unsubscribeUrl: "https://unsubscribe.example/u/preview",
  preferencesUrl: "https://unsubscribe.example/p/preview",
  confirmUrl: "https://confirm.example/confirm/preview",
};

/** Links of a mail that is nobody's: they change nothing, wherever they lead. */
export interface SampleLinks {
  readonly unsubscribeUrl: string;
  readonly preferencesUrl: string;
  readonly confirmUrl: string;
}

interface PreviewDeps {
  readonly renderer: Renderer;
  readonly holds: Holds;
  /** Absent where no deployment is asked. */
  readonly catalogue?: Pick<CatalogueStore, "read">;
}

/**
 * A mail as a customer would get it now, by a config that need not be published. The offer is chosen as a chain would;
 * its code and the unsubscribe link are samples, and nothing is stored, counted or sent.
 */
export function makePreviewMail({ renderer, holds, catalogue }: PreviewDeps) {
  return async (bundle: Bundle, request: PreviewRequest, now: Instant): Promise<PreviewResult> => {
    const { store, offers, loyalty } = bundle;
    const { profile } = request.customer;
    const { links = SAMPLE_LINKS } = request;
    const variant = variantIn(bundle, request);
    if (typeof variant === "string") return { kind: "refused", why: variant };
    const sent = variant?.send ?? request.template;
    const found = versionOf(bundle, { ...request, template: sent });
    if (typeof found === "string") return { kind: "refused", why: found };
    const { language } = found;
    const template =
      variant?.subject === undefined
        ? found.template
        : { ...found.template, subject: localised(variant.subject, language) };
    const put = offerIn(bundle, { ...request, ...variant?.put }, (when) =>
      holds(when, request.customer, bundle, { now }),
    );
    if (put && !offers.list[put.offer]) return { kind: "refused", why: `there is no offer ${put.offer}` };
    const choice = put && chosen(bundle, { ...request, ...put, language, now, holds });
    const tier = tierOf(profile.spent, offers.tiers, store.currency).id;
    const products = catalogue && (await shownProducts(catalogue, template, profile));
    const offer = choice && withSampleCode(bundle, choice);
    const asked = { store, language, ...links, ...defined({ name: profile.name }), reminder: 0 };
    const data =
      request.template === CONFIRM_TEMPLATE
        ? confirmData(asked)
        : mailData({
            ...{ profile, tier, store, language, ...links },
            ...(loyalty && { loyalty: { programme: loyalty, now, referral: SAMPLE_REFERRAL } }),
            recommended: sampleRecommended(store, language),
            ...(isReminder(bundle, request.template) && { due: sampleDue(store, language) }),
            ...defined({ offer, products, event: eventIn(bundle, request) }),
            ...defined(orderIn(bundle, { ...request, language })),
          });
    const toShop = shopLinks({
      ...{
        store,
        origin: { ...originIn(bundle, request), template: sent },
        publicUrl: originOf(links.unsubscribeUrl),
      },
      ...defined({ code: offer?.code }),
    });
    const rendered = await renderer.render(template, data, toShop);
    return {
      kind: "preview",
      preview: { template: sent, ...rendered, language, tier, offer: inWords(choice) },
    };
  };
}

/** What a variant has different from its step; undefined where none is asked for, a text where there is no such one. */
function variantIn(bundle: Bundle, { template, variant, offer }: PreviewRequest) {
  if (variant === undefined) return undefined;
  const steps = sendersIn(bundle).flatMap(([, { steps }]) => steps);
  const tested = steps.flatMap((step) =>
    "send" in step && step.send === template && step.variants ? [{ step, variants: step.variants }] : [],
  );
  for (const { step, variants } of tested) {
    const differs = variants[variant];
    if (!differs) continue;
    const { send, subject, offer: own = step.offer, raise = step.raise } = differs;
    // Somebody who asks for an offer gets that one.
    const put = offer === undefined && own !== undefined ? { offer: own, raise: raise ?? 0 } : {};
    return { ...defined({ send, subject }), put };
  }
  const ids = tested.flatMap(({ variants }) => Object.keys(variants));
  return ids.length === 0
    ? `${template} has no variants`
    : `there is no variant ${variant} of ${template}; there are ${ids.join(", ")}`;
}

function versionOf({ templates, store }: Bundle, { template: name, language, customer }: PreviewRequest) {
  const versions = templates[name];
  if (!versions) {
    return `there is no template ${name}; there are ${Object.keys(templates).join(", ")}`;
  }
  const written = Object.keys(versions);
  const wanted = language ?? languageOf(customer.profile, store);
  const taken = [wanted, ...(language === undefined ? [store.default_language, ...written] : [])];
  const tag = taken.find((one) => versions[one]);
  const template: Template | undefined = tag === undefined ? undefined : versions[tag];
  if (!template || tag === undefined) return `${name} is written in ${written.join(", ")}, not in ${wanted}`;
  return { template, language: tag };
}

/** A sample of what the first chain that waits for an own event would have to put into the template. */
function eventIn({ chains, store }: Bundle, { template }: PreviewRequest) {
  for (const { enter, steps } of Object.values(chains)) {
    const own = "event" in enter ? store.events?.[enter.event] : undefined;
    if (own && steps.some((step) => "send" in step && step.send === template)) return sampleProperties(own);
  }
  return undefined;
}

/** A sample order where the first chain that sends the template is about one, and whether that chain advertises. */
function orderIn(
  { chains, store }: Bundle,
  { template, language }: PreviewRequest & { readonly language: string },
) {
  const sender = Object.values(chains).find(({ steps }) =>
    steps.some((step) => "send" in step && step.send === template),
  );
  return {
    kind: sender?.kind,
    about: sender && isAboutOrders(sender) ? sampleOrder(store, language) : undefined,
  };
}
const originOf = (address: string): string => new URL(address).origin;

/** What sends mails: chains, and campaigns as the chains that they are. */
const sendersIn = (bundle: Bundle): readonly (readonly [name: string, chain: Chain])[] => [
  ...Object.entries(bundle.chains),
  ...Object.entries(bundle.campaigns).map(
    ([id, campaign]) => [campaignChain(id), chainOf(campaign, bundle)] as const,
  ),
];

/** The first step that sends the template; a mail of no chain says its own name for it. */
function originIn(bundle: Bundle, { template }: PreviewRequest): MailOrigin {
  for (const [chain, { steps }] of sendersIn(bundle)) {
    const step = steps.findIndex((one) => "send" in one && one.send === template);
    if (step >= 0) return { chain, template, step: step + 1 };
  }
  return { chain: template, template, step: 1 };
}

interface Put {
  readonly offer: string;
  /** Percentage points that the chain adds. */
  readonly raise: number;
}

/** Of the first step that sends the template to this customer, else of the first that sends it at all. */
function offerIn(
  bundle: Bundle,
  { template, offer, raise = 0 }: PreviewRequest & { readonly raise?: number },
  isFor: (when: string | undefined) => boolean,
): Put | undefined {
  if (offer === "none") return undefined;
  if (offer !== undefined) return { offer, raise };
  const steps = sendersIn(bundle).flatMap(([, chain]) => chain.steps);
  const putting = steps.flatMap((step) =>
    "send" in step && step.send === template && step.offer !== undefined
      ? [{ when: step.when, put: { offer: step.offer, raise: step.raise ?? 0 } }]
      : [],
  );
  return (putting.find(({ when }) => isFor(when)) ?? putting[0])?.put;
}

function chosen(
  bundle: Bundle,
  asked: PreviewRequest & Put & { readonly language: string; readonly now: Instant; readonly holds: Holds },
): OfferChoice {
  const { customer, offer, raise, language, now, holds } = asked;
  const { offers, store } = bundle;
  const conditionHolds = holds(offers.list[offer]?.when, customer, bundle, { now });
  return chooseOffer(customer, offer, offers, {
    now,
    currency: store.currency,
    language,
    raise,
    conditionHolds,
  });
}

function withSampleCode({ offers }: Bundle, choice: OfferChoice) {
  if (choice.kind === "none") return undefined;
  const rule = offers.list[choice.offer.offer]?.code;
  const code = rule && [rule.prefix, SAMPLE_CODE].filter((part) => part !== undefined).join("-");
  return { ...choice.offer, name: choice.name, ...defined({ code }) };
}

function inWords(choice: OfferChoice | undefined): string {
  if (!choice) return "none: no chain or campaign puts one into this mail";
  return choice.kind === "none" ? `none: ${choice.reason}` : `${choice.offer.offer}: ${choice.offer.reason}`;
}
