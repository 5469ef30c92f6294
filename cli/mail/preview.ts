import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Preview } from "../../src/app/chains/preview-mail.ts";
import { openFile } from "./open-file.ts";
import { type MailOptions, renderedMail } from "./rendered.ts";
import { takeShots } from "./shots.ts";

export interface PreviewOptions extends MailOptions {
  readonly out?: string;
  readonly open?: boolean;
  /** Where pictures go; true for beside the HTML. */
  readonly shots?: string | true;
}

/** `comeback mail preview`: the mail in two files, and what a marketer asks first on the terminal. */
export async function preview(template: string, options: PreviewOptions): Promise<void> {
  const { preview: mail } = await renderedMail(template, options);
  const files = await write(template, mail, options);
  if (options.json) console.log(JSON.stringify({ ...mail, files }));
  else console.log(page(mail, files));
  if (options.open) await openFile(files.html);
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
