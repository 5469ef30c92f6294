import type { Bundle } from "../../domain/config/bundle.ts";
import type { Form } from "../../domain/config/form.ts";
import type { Store } from "../../domain/config/store.ts";
import type { ConsentProof } from "../../domain/facts/facts.ts";
import { agreedTo } from "../../domain/forms/proof.ts";
import { textHash } from "../forms/token.ts";

/**
 * The words that somebody agreed to, found in the published forms by their hash: undefined where none of the forms has
 * them any more, or the consent came from elsewhere.
 */
export function consentWords(
  { textHash: hash, textVersion }: Pick<ConsentProof, "textHash" | "textVersion">,
  forms: Bundle["forms"],
  { languages }: Pick<Store, "languages">,
): string | undefined {
  if (hash === undefined) return undefined;
  for (const form of Object.values(forms))
    for (const language of languages)
      for (const ticked of waysToTick(form)) {
        const { text, version } = agreedTo(form, ticked, language);
        if (version === textVersion && textHash(text) === hash) return text;
      }
  return undefined;
}

/** Every choice of some of a form's boxes, of which it has five at most. */
function waysToTick({ consent }: Form): readonly (readonly number[])[] {
  const indices = [...consent.keys()];
  return Array.from({ length: 2 ** consent.length - 1 }, (_, bits) =>
    indices.filter((index) => ((bits + 1) >> index) % 2 === 1),
  );
}
