import type { Template } from "../../domain/config/bundle.ts";
import type { TriedMail } from "../../ports/config.ts";
import { makeRenderer } from "../renderer.ts";
import type { Composed } from "./layouts/compose.ts";
import { tagsIn } from "./layouts/tags.ts";
import type { Woven } from "./layouts/woven.ts";
import { filterAdvice, liquidProblems } from "./liquid.ts";
import type { Problem } from "./problem.ts";

/** A template with what else its compiler has to say; without one, that is what is wrong. */
export interface Compiled {
  readonly template?: Template;
  readonly problems: readonly Problem[];
}

/** Of a template whose `<mj-title>` says nothing. */
const NO_SUBJECT = "no subject: write <mj-title> in <mj-head>, it is the mail's subject";

/** At the title that says nothing, or at the beginning of a file without one. */
export function noSubject(file: string, { text, placeAt }: Woven): Problem {
  const title = tagsIn(text).find(({ name, isEnd }) => name === "mj-title" && !isEnd);
  return { ...(title ? placeAt(title.to) : { file, line: 1 }), message: NO_SUBJECT };
}

/** MJML to HTML, with the Liquid in it untouched. */
export type CompileMjml = (file: string, woven: Woven) => Promise<Compiled>;

/** What a template is tried with. The first of `mails` holds every name that it may use, with an offer of one kind. */
export interface Samples {
  readonly mails: readonly [SampleMail, ...SampleMail[]];
  /** Every name that any template may use. */
  readonly names: SampleMail["data"];
  /** The links that the mail must hold, each with what to write where it is missing, and whether that is the foot. */
  readonly links: readonly {
    readonly url: string;
    readonly missing: string;
    readonly isFoot?: boolean;
  }[];
  readonly postalAddress: string;
  /** Why a name that other mails know is not known in this one; undefined of one that is, or that none knows. */
  readonly withheld?: (name: string) => string | undefined;
}

export interface SampleMail {
  readonly about: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const renderer = makeRenderer();

/** Compiles a template and renders it for every sample mail, as the mails themselves are rendered. */
export async function tryTemplate(
  file: string,
  { woven, layout, compile }: Pick<Composed, "woven" | "layout"> & { readonly compile: CompileMjml },
  samples: Samples,
): Promise<TriedMail<Problem>> {
  const compiled = await compile(file, woven);
  const problems = [...compiled.problems, ...liquidProblems(file, woven, samples)];
  if (!compiled.template || problems.length > 0) return { problems };
  const { template } = compiled;
  for (const { about, data } of samples.mails) {
    const wrong = await renderingProblem(template, data, samples);
    if (!wrong) continue;
    const place = placeOf(woven, wrong) ?? { file: wrong.isFoot ? (layout ?? file) : file, line: 1 };
    problems.push({ ...place, message: `${wrong.message} (for ${about})` });
    break;
  }
  return problems.length > 0 ? { problems } : { template, problems };
}

interface Wrong {
  readonly message: string;
  /** The template's own text at fault, where Liquid names it. */
  readonly token?: string;
  /** What is missing belongs at the foot, which is the layout's where there is one. */
  readonly isFoot?: boolean;
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
  if (lost) return { message: lost.missing, isFoot: lost.isFoot ?? false };
  if (!words(rendered.text).includes(words(postalAddress))) {
    return { message: "no postal address: write {{ store.postal_address }} at the foot", isFoot: true };
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
function placeOf(woven: Woven, { token }: Wrong): Pick<Problem, "file" | "line"> | undefined {
  const at = token ? woven.text.indexOf(token) : -1;
  if (at < 0) return undefined;
  const { file, line } = woven.placeAt(at);
  return { file, line };
}
