import { brandNames } from "../../domain/config/brand.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { MjmlFile } from "../config/layouts/woven.ts";
import type { ConfigFiles } from "../config/load-bundle.ts";
import { mjmlIn } from "../config/load-bundle.ts";
import type { Problem } from "../config/problem.ts";
import type { Samples } from "../config/template-file.ts";
import { composedTemplates } from "../config/templates.ts";
import { contrastWarnings } from "./contrast.ts";
import { linkWarnings } from "./links.ts";
import { pictureWarnings } from "./pictures.ts";
import { sampleWarnings } from "./samples.ts";

/** The mails that a template of the bundle is tried with. */
export type SamplesOf = (bundle: Bundle, name: string, language: string) => Samples["mails"];

export interface LintDeps {
  readonly samplesOf: SamplesOf;
  /** What programs do not know of a file's HTML and styles. It takes a table of half a megabyte, which not everybody has. */
  readonly featuresOf?: (file: MjmlFile) => readonly Problem[];
}

/**
 * What mail programs make of the mails of a config that is valid: what they drop, clip or cannot show, and what people
 * cannot read or follow. Each is said once, in the file where it is written, be it a layout of all mails.
 * `only`: of one mail, and of what it is made of.
 */
export async function lintMails(
  files: ConfigFiles,
  bundle: Bundle,
  { samplesOf, featuresOf = () => [] }: LintDeps,
  only?: { readonly name: string; readonly language: string },
): Promise<readonly Problem[]> {
  const mjml = mjmlIn(files);
  const composed = composedTemplates(mjml, brandNames(bundle.store)).filter(
    ({ name, language }) => !only || (name === only.name && language === only.language),
  );
  const used = new Set(composed.flatMap((one) => [one.file, ...one.composed.uses]));
  const sources = [...mjml.templates, ...mjml.layouts, ...mjml.partials].filter(
    ({ file }) => !only || used.has(file),
  );
  const warnings: Problem[] = sources.flatMap((one) => [
    ...featuresOf(one),
    ...pictureWarnings(one),
    ...linkWarnings(one, bundle.store),
  ]);
  for (const template of composed) {
    const compiled = bundle.templates[template.name]?.[template.language];
    if (!compiled) continue;
    const {
      file,
      name,
      language,
      composed: { woven },
    } = template;
    warnings.push(...contrastWarnings(file, woven, compiled.html));
    const samples = samplesOf(bundle, name, language);
    warnings.push(...(await sampleWarnings({ file, woven, compiled, samples })));
  }
  return [...new Map(warnings.map((one) => [`${one.file}:${one.line}:${one.message}`, one])).values()];
}
