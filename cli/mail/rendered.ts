import { makeExpressions } from "../../src/adapters/expressions.ts";
import { makeRenderer } from "../../src/adapters/renderer.ts";
import { makeHolds } from "../../src/app/chains/conditions.ts";
import { makePreviewMail, type Preview, type SampleLinks } from "../../src/app/chains/preview-mail.ts";
import { exampleCustomer } from "../../src/app/mail/sample-mails.ts";
import { findCustomer } from "../../src/app/people/find-customer.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Customer } from "../../src/domain/people/profile.ts";
import type { CatalogueStore } from "../../src/ports/catalogue.ts";
import { bundleOrRefusal, openFolder } from "../config/folder.ts";
import { connect, type WhichDeployment } from "../deployment/deployment.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";

/** Which mail, as whom. */
export interface MailOptions extends WhichDeployment {
  readonly folder: string;
  readonly as: string;
  readonly language?: string;
  readonly tier?: string;
  readonly offer?: string;
  readonly variant?: string;
  readonly json?: boolean;
}

/** A mail as a customer would get it now, by the config in a folder, which need not be published. */
export async function renderedMail(
  template: string,
  options: MailOptions,
  links?: SampleLinks,
): Promise<{ readonly preview: Preview; readonly bundle: Bundle }> {
  const { bundle } = bundleOrRefusal(options.folder, await openFolder(options.folder), "", options);
  const { customer, now, catalogue } = await customerFor(bundle, options);
  const deps = { renderer: makeRenderer(), holds: makeHolds(makeExpressions()), ...defined({ catalogue }) };
  const previewMail = makePreviewMail(deps);
  const request = { ...options, template, customer, ...defined({ links }) };
  const result = await previewMail(bundle, request, now);
  if (result.kind === "refused") throw misuse(result.why);
  return { preview: result.preview, bundle };
}

async function customerFor(
  bundle: Bundle,
  { as, tier, language, ...which }: MailOptions,
): Promise<{ readonly customer: Customer; readonly now: Instant; readonly catalogue?: CatalogueStore }> {
  const tiers = bundle.offers.tiers.map(({ id }) => id);
  if (tier !== undefined && !tiers.includes(tier))
    throw misuse(`there is no tier ${tier}; there are ${tiers.join(", ")}`);
  if (as === "sample") return { customer: exampleCustomer(bundle, tier, language), now: Date.now() };
  if (tier !== undefined)
    throw misuse(`--tier is the sample customer's: the tier of ${as} is what ${as} has spent`);
  const deployment = await connect(which);
  const { catalogue, customers } = await import("../../src/adapters/wiring.ts");
  const found = await findCustomer(customers(), as);
  if (!found?.profile) throw new Refusal(`nobody is known as "${as}" in ${deployment.name}`, 1);
  const customer = { ...found, profile: found.profile };
  return { customer, now: deployment.now, catalogue: catalogue() };
}
