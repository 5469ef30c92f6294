import type { Template } from "../../domain/config/bundle.ts";
import { weave } from "./layouts/woven.ts";
import { compileMjml } from "./mjml.ts";

/** Compiles MJML of our own, which is right or a mistake in Comeback. */
export async function compileOwnMjml(source: string): Promise<Template> {
  const woven = weave([{ from: { file: "own", source }, at: 0, text: source }]);
  const { template, problems } = await compileMjml("own", woven);
  if (!template) throw new Error(`a mail of our own does not compile: ${problems[0]?.message}`);
  return template;
}
