import { makeRenderer } from "../renderer.ts";
import { liquidProblems } from "./liquid.ts";
import { isRecord, record, text } from "./loose.ts";
import type { Path, PathProblem } from "./problem.ts";
import type { Samples } from "./template-file.ts";

const renderer = makeRenderer();

/** Tries every subject that the variants of steps, or of a campaign, have, in every language, as the template that it stands over is tried. */
export async function subjectProblems(
  sends: readonly { readonly path: Path; readonly step: Readonly<Record<string, unknown>> }[],
  languages: readonly string[],
  samplesOf: (language: string, template: string) => Samples | undefined,
): Promise<readonly PathProblem[]> {
  const found: PathProblem[] = [];
  for (const { path, step } of sends) {
    for (const [id, one] of Object.entries(record(step.variants))) {
      const { subject, send } = record(one);
      const template = text(send) ?? text(step.send);
      if (template === undefined || (typeof subject !== "string" && !isRecord(subject))) continue;
      for (const language of languages) {
        const source = typeof subject === "string" ? subject : text(record(subject)[language]);
        const samples = samplesOf(language, template);
        const message = source && samples && (await problemWith(source, samples));
        if (!message) continue;
        const inside = typeof subject === "string" ? [] : [language];
        found.push({ path: [...path, "variants", id, "subject", ...inside], message });
        if (typeof subject === "string") break;
      }
    }
  }
  return found;
}

async function problemWith(subject: string, samples: Samples): Promise<string | undefined> {
  const place = { file: "", line: 1, column: 1 };
  const text = { text: subject, placeAt: () => place, placeOf: () => place };
  const [problem] = liquidProblems("", text, samples);
  if (problem) return problem.message;
  for (const { about, data } of samples.mails) {
    const rendered = await renderer.render({ subject, html: "" }, data).catch((error: Error) => error);
    if (rendered instanceof Error) return `Liquid: ${rendered.message.replace(/, line:\d+, col:\d+/g, "")}`;
    if (rendered.subject === "") return `the subject is empty (for ${about})`;
  }
  return undefined;
}
