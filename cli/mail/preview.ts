import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Preview } from "../../src/app/chains/preview-mail.ts";
import { defined } from "../../src/domain/basics/defined.ts";
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
  if (!options.json) console.log(page(mail, files));
  const shots = await picturesOf(files.html, options);
  if (options.json) console.log(JSON.stringify({ ...mail, files: { ...files, ...defined({ shots }) } }));
  else if (shots) console.log(["", ...shots.map((shot) => `Picture   ${shot}`)].join("\n"));
  if (options.open) await openFile(files.html);
}

interface Files {
  readonly html: string;
  readonly text: string;
}

async function write(
  template: string,
  { html, text, language }: Preview,
  { out }: PreviewOptions,
): Promise<Files> {
  const folder = out ?? (await mkdtemp(join(tmpdir(), "comeback-preview-")));
  await mkdir(folder, { recursive: true });
  const name = join(folder, `${template}.${language}`);
  const files = { html: `${name}.html`, text: `${name}.txt` };
  await Promise.all([writeFile(files.html, html), writeFile(files.text, `${text}\n`)]);
  return files;
}

/** Taken last: without a browser, the mail can be read all the same. */
async function picturesOf(html: string, { shots }: PreviewOptions): Promise<readonly string[] | undefined> {
  if (shots === undefined) return undefined;
  return await takeShots(html, shots === true ? dirname(html) : shots, basename(html, ".html"));
}

const page = ({ subject, language, tier, offer, text }: Preview, { html }: Files) =>
  [
    `Subject   ${subject}`,
    `Language  ${language}`,
    `Tier      ${tier}`,
    `Offer     ${offer}`,
    `HTML      ${html}`,
    "",
    text,
  ].join("\n");
