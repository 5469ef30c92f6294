import type { Template } from "../../domain/config/bundle.ts";
import { makeRenderer } from "../renderer.ts";
import { filterAdvice, liquidProblems } from "./liquid.ts";
import { compileMjml } from "./mjml.ts";
import type { Problem } from "./problem.ts";

/** What a template is tried with. The first of `mails` holds every name there is. */
export interface Samples {
  readonly mails: readonly [SampleMail, ...SampleMail[]];
  /** The links that the mail must hold, each with what to write where it is missing. */
  readonly links: readonly { readonly url: string; readonly missing: string }[];
  readonly postalAddress: string;
}

export interface SampleMail {
  readonly about: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface TriedTemplate {
  readonly template?: Template;
  readonly problems: readonly Problem[];
}

const renderer = makeRenderer();

/** Compiles a template and renders it for every sample mail, as the mails themselves are rendered. */
export async function tryTemplate(file: string, source: string, samples: Samples): Promise<TriedTemplate> {
  const compiled = await compileMjml(file, source);
  const problems = [...compiled.problems, ...liquidProblems(file, source, samples.mails)];
  if (!compiled.template || problems.length > 0) return { problems };
  const { template } = compiled;
  for (const { about, data } of samples.mails) {
    const wrong = await renderingProblem(template, data, samples);
    if (wrong)
      problems.push({ file, line: lineOf(source, wrong), message: `${wrong.message} (for ${about})` });
    if (wrong) break;
  }
  return problems.length > 0 ? { problems } : { template, problems };
}

interface Wrong {
  readonly message: string;
  /** The template's own text at fault, where Liquid names it. */
  readonly token?: string;
}

async function renderingProblem(
  template: Template,
  data: SampleMail["data"],
  { links, postalAddress }: Samples,
): Promise<Wrong | undefined> {
  const rendered = await renderer.render(template, data).catch((error: Error): Wrong => refusal(error));
  if ("message" in rendered) return rendered;
  if (rendered.subject === "") return { message: "the subject is empty: write it in <mj-title>" };
  const lost = links.find(({ url }) => !rendered.html.includes(url));
  if (lost) return { message: lost.missing };
  if (!words(rendered.text).includes(words(postalAddress))) {
    return { message: "no postal address: write {{ store.postal_address }} at the foot" };
  }
  return undefined;
}

function refusal(error: Error & { readonly token?: { getText(): string } }): Wrong {
  const reason = error.message.replace(/, line:\d+, col:\d+/g, "");
  const [, filter] = /^undefined filter: (\w+)$/.exec(reason) ?? [];
  const message = `Liquid: ${reason}${filter === undefined ? "" : filterAdvice(filter)}`;
  return error.token ? { message, token: error.token.getText() } : { message };
}

/** The text part is wrapped. */
function words(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Liquid counts the lines of the compiled HTML; the marketer needs those of the file. */
function lineOf(source: string, { token }: Wrong): number {
  const at = token ? source.indexOf(token) : -1;
  return at < 0 ? 1 : source.slice(0, at).split("\n").length;
}
