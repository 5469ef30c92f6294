import type { ConfigFiles } from "../../src/adapters/config/load-bundle.ts";
import { mjmlIn } from "../../src/adapters/config/load-bundle.ts";
import type { Problem } from "../../src/adapters/config/problem.ts";
import { composedTemplates } from "../../src/adapters/config/templates.ts";
import { brandNames } from "../../src/domain/config/brand.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import { contrastWarnings } from "./contrast.ts";
import { featureWarnings } from "./features.ts";
import { linkWarnings } from "./links.ts";
import { pictureWarnings } from "./pictures.ts";
import { sampleWarnings } from "./samples.ts";

/**
 * What mail programs make of the mails of a config that is valid: what they drop, clip or cannot show, and what people
 * cannot read or follow. Each is said once, in the file where it is written, be it a layout of all mails.
 */
export async function lintMails(files: ConfigFiles, bundle: Bundle): Promise<readonly Problem[]> {
  const mjml = mjmlIn(files);
  const sources = [...mjml.templates, ...mjml.layouts, ...mjml.partials];
  const warnings: Problem[] = sources.flatMap((one) => [
    ...featureWarnings(one),
    ...pictureWarnings(one),
    ...linkWarnings(one, bundle.store),
  ]);
  for (const template of composedTemplates(mjml, brandNames(bundle.store))) {
    const compiled = bundle.templates[template.name]?.[template.language];
    if (!compiled) continue;
    const { file, composed } = template;
    const mail = { ...template, woven: composed.woven, compiled };
    warnings.push(...contrastWarnings(file, composed.woven, compiled.html));
    warnings.push(...(await sampleWarnings(mail, bundle)));
  }
  return [...new Map(warnings.map((one) => [`${one.file}:${one.line}:${one.message}`, one])).values()];
}
