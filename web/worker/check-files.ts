import { makeReadableExpressions } from "../../src/adapters/condition-reading.ts";
import { loadBundle } from "../../src/adapters/config/load-bundle.ts";
import { type CompileMjml, noSubject } from "../../src/adapters/config/template-file.ts";
import { templateSamples } from "../../src/app/mail/sample-mails.ts";
import type { Found } from "./messages.ts";

const expressions = makeReadableExpressions();

/**
 * What `comeback config validate` says of files, in its words and at its places, but for what only the compiler of MJML
 * finds: that is half a megabyte, and `POST /v1/config/check` has it.
 */
export async function checkFiles(files: Readonly<Record<string, string>>): Promise<Found> {
  const loaded = await loadBundle(files, { expressions, samples: templateSamples, compile: uncompiled });
  return loaded.ok
    ? { problems: [], warnings: loaded.warnings }
    : { problems: loaded.problems, warnings: [] };
}

/** Takes the MJML for the HTML: what a mail says, and the Liquid in it, is the same in both. */
const uncompiled: CompileMjml = async (file, woven) => {
  const { text: html } = woven;
  const [, title = ""] = /<mj-title>([\s\S]*?)<\/mj-title>/.exec(html) ?? [];
  const subject = title.trim();
  if (subject === "") return { problems: [noSubject(file, woven)] };
  return { template: { subject, html }, problems: [] };
};
