import type { Bundle, Template } from "../../domain/config/bundle.ts";
import type { TryMail } from "../../ports/config.ts";
import { type Composed, compose } from "./layouts/compose.ts";
import { fileProblems, type MjmlKind } from "./layouts/file-problems.ts";
import { type LayoutFile, type Library, libraryProblems, type PartialFile } from "./layouts/library.ts";
import { onceEach, type Told } from "./layouts/once-each.ts";
import type { MjmlFile } from "./layouts/woven.ts";
import type { Problem } from "./problem.ts";
import { type CompileMjml, type Samples, tryTemplate } from "./template-file.ts";

export interface TemplateFile extends MjmlFile {
  readonly name: string;
  readonly language: string;
}

/** Everything in a config that is written in MJML. */
export interface MjmlFiles extends Library {
  readonly templates: readonly TemplateFile[];
  readonly layouts: readonly LayoutFile[];
  readonly partials: readonly PartialFile[];
}

interface Shop {
  readonly languages: readonly string[] | undefined;
  /** The shop's looks, by the names that mails use. */
  readonly brand: Readonly<Record<string, unknown>>;
  /** Undefined where nobody knows what it shows, because of a mistake elsewhere. */
  readonly samplesOf: (language: string, template: string) => Samples | undefined;
  readonly compile: CompileMjml;
  /** @default every mail is tried */
  readonly tryMail?: TryMail;
}

export interface LoadedTemplates {
  readonly templates: Bundle["templates"];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Tries every template in its language, and finds the languages that a template lacks or that the shop does not speak. */
export async function loadTemplates(
  files: MjmlFiles,
  { languages, brand, samplesOf, compile, tryMail = (_, attempt) => attempt() }: Shop,
): Promise<LoadedTemplates> {
  const templates: Record<string, Record<string, Template>> = {};
  const told: Told[] = [];
  const used = new Map<string, string[]>();
  const { broken, problems } = brokenFiles(files);
  for (const template of files.templates) {
    const { file, name, language } = template;
    const composed = compose(template, files, brand);
    for (const one of composed.uses) used.set(one, [...(used.get(one) ?? []), file]);
    told.push(...composed.problems.map((problem) => ({ problem, template: file })));
    if (composed.problems.length === 0 && !composed.uses.some((one) => broken.has(one))) {
      const samples = samplesOf(language, name);
      if (!samples) continue;
      const tried = await tryMail(
        () => JSON.stringify([composed.woven.text, samples]),
        () => tryTemplate(file, { ...composed, compile }, samples),
      );
      told.push(...tried.problems.map((problem) => ({ problem, template: file })));
      if (tried.template) templates[name] = { ...templates[name], [language]: tried.template };
    }
  }
  return {
    templates,
    problems: [
      ...problems,
      ...onceEach(told, used),
      ...strangers(files.templates, languages),
      ...missing(files.templates, languages ?? []),
      ...libraryProblems(files, languages ?? []),
    ],
    warnings: idle(files, used),
  };
}

/** Which files are not MJML on their own: no template that holds one of them need be tried. */
function brokenFiles({ templates, layouts, partials }: MjmlFiles) {
  const checked = (files: readonly MjmlFile[], kind: MjmlKind): readonly Problem[] =>
    files.flatMap(({ file, source }) => fileProblems(source, kind).map((problem) => ({ file, ...problem })));
  const problems = [
    ...checked(templates, "template"),
    ...checked(layouts, "layout"),
    ...checked(partials, "partial"),
  ];
  return { problems, broken: new Set(problems.map(({ file }) => file)) };
}

/** Composed as when it was published, for whoever wants to say where in the files something is. */
export const composedTemplates = (
  files: MjmlFiles,
  brand: Shop["brand"],
): readonly (TemplateFile & { readonly composed: Composed })[] =>
  files.templates.map((template) => ({ ...template, composed: compose(template, files, brand) }));

function strangers(
  files: readonly TemplateFile[],
  languages: readonly string[] | undefined,
): readonly Problem[] {
  if (!languages) return [];
  return files
    .filter(({ language }) => !languages.includes(language))
    .map(({ file, language }) => {
      const message = `${language} is not a language of the shop: remove the file, or add ${language} to languages in store.yaml`;
      return { file, line: 1, message };
    });
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

/** Layouts and partials that no mail holds, which nobody has tried. */
function idle({ layouts, partials }: Library, used: ReadonlyMap<string, unknown>): readonly Problem[] {
  const unused = (files: readonly MjmlFile[], message: string): readonly Problem[] =>
    files.filter(({ file }) => !used.has(file)).map(({ file }) => ({ file, line: 1, message }));
  return [
    ...unused(layouts, "no template has this layout: remove it, or give it to one with <mjml layout=…>"),
    ...unused(partials, "no template and no layout includes this partial: remove it, or include it"),
  ];
}
