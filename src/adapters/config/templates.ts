import type { Bundle, Template } from "../../domain/config/bundle.ts";
import type { Problem } from "./problem.ts";
import { type Samples, tryTemplate } from "./template-file.ts";

export interface TemplateFile {
  readonly file: string;
  readonly source: string;
  readonly name: string;
  readonly language: string;
}

/** Tries every template in its language, and finds the languages that a template lacks or that the shop does not speak. */
export async function loadTemplates(
  files: readonly TemplateFile[],
  languages: readonly string[] | undefined,
  samplesOf: (language: string, template: string) => Samples,
): Promise<{ readonly templates: Bundle["templates"]; readonly problems: readonly Problem[] }> {
  const templates: Record<string, Record<string, Template>> = {};
  const problems: Problem[] = [];
  for (const { file, source, name, language } of files) {
    const tried = await tryTemplate(file, source, samplesOf(language, name));
    problems.push(...tried.problems);
    if (tried.template) templates[name] = { ...templates[name], [language]: tried.template };
    if (languages && !languages.includes(language)) {
      const message = `${language} is not a language of the shop: remove the file, or add ${language} to languages in store.yaml`;
      problems.push({ file, line: 1, message });
    }
  }
  return { templates, problems: [...problems, ...missing(files, languages ?? [])] };
}

function missing(files: readonly TemplateFile[], languages: readonly string[]): readonly Problem[] {
  const names = [...new Set(files.map(({ name }) => name))];
  return names.flatMap((name) =>
    languages
      .filter((language) => !files.some((one) => one.name === name && one.language === language))
      .map((language) => {
        const message = `missing: the shop speaks ${language}, write this template in it`;
        return { file: `templates/${name}/${language}.mjml`, line: 1, message };
      }),
  );
}
