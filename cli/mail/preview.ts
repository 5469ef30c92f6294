import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { makeRenderer } from "../../src/adapters/renderer.ts";
import { makeHolds } from "../../src/app/chains/conditions.ts";
import { makePreviewMail, type Preview } from "../../src/app/chains/preview-mail.ts";
import { exampleCustomer } from "../../src/app/mail/sample-mails.ts";
import { findCustomer } from "../../src/app/people/find-customer.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Customer } from "../../src/domain/people/profile.ts";
import { bundleOrRefusal, openFolder } from "../config/folder.ts";
import { connect, type WhichDeployment } from "../deployment/deployment.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";
import { openFile } from "./open-file.ts";
import { takeShots } from "./shots.ts";

export interface PreviewOptions extends WhichDeployment {
  readonly folder: string;
  readonly as: string;
  readonly language?: string;
  readonly tier?: string;
  readonly offer?: string;
  readonly out?: string;
  readonly open?: boolean;
  /** Where pictures go; true for beside the HTML. */
  readonly shots?: string | true;
  readonly json?: boolean;
}

/** `comeback mail preview`: the mail in two files, and what a marketer asks first on the terminal. */
export async function preview(template: string, options: PreviewOptions): Promise<void> {
  const { bundle } = bundleOrRefusal(options.folder, await openFolder(options.folder), "", options);
  const { customer, now } = await customerFor(bundle, options);
  const previewMail = makePreviewMail({ renderer: makeRenderer(), holds: makeHolds(makeExpressions()) });
  const result = await previewMail(bundle, { ...options, template, customer }, now);
  if (result.kind === "refused") throw misuse(result.why);
  const files = await write(template, result.preview, options);
  if (options.json) console.log(JSON.stringify({ ...result.preview, files }));
  else console.log(page(result.preview, files));
  if (options.open) await openFile(files.html);
}

async function customerFor(
  bundle: Bundle,
  { as, tier, ...which }: PreviewOptions,
): Promise<{ readonly customer: Customer; readonly now: Instant }> {
  const tiers = bundle.offers.tiers.map(({ id }) => id);
  if (tier !== undefined && !tiers.includes(tier))
    throw misuse(`there is no tier ${tier}; there are ${tiers.join(", ")}`);
  if (as === "sample") return { customer: exampleCustomer(bundle, tier), now: Date.now() };
  if (tier !== undefined)
    throw misuse(`--tier is the sample customer's: the tier of ${as} is what ${as} has spent`);
  const deployment = await connect(which);
  const { customers } = await import("../../src/adapters/wiring.ts");
  const found = await findCustomer(customers(), as);
  if (!found?.profile) throw new Refusal(`nobody is known as "${as}" in ${deployment.name}`, 1);
  return { customer: { ...found, profile: found.profile }, now: deployment.now };
}

interface Files {
  readonly html: string;
  readonly text: string;
  readonly shots?: readonly string[];
}

async function write(
  template: string,
  { html, text, language }: Preview,
  { out, shots }: PreviewOptions,
): Promise<Files> {
  const folder = out ?? (await mkdtemp(join(tmpdir(), "comeback-preview-")));
  await mkdir(folder, { recursive: true });
  const name = join(folder, `${template}.${language}`);
  const files = { html: `${name}.html`, text: `${name}.txt` };
  await Promise.all([writeFile(files.html, html), writeFile(files.text, `${text}\n`)]);
  if (shots === undefined) return files;
  const target = shots === true ? folder : shots;
  return { ...files, shots: await takeShots(files.html, target, `${template}.${language}`) };
}

const page = ({ subject, language, tier, offer, text }: Preview, { html, shots = [] }: Files) =>
  [
    `Subject   ${subject}`,
    `Language  ${language}`,
    `Tier      ${tier}`,
    `Offer     ${offer}`,
    `HTML      ${html}`,
    ...shots.map((shot) => `Picture   ${shot}`),
    "",
    text,
  ].join("\n");
