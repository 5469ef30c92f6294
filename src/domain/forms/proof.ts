import type { Form } from "../config/bundle.ts";
import { localised } from "../config/localised.ts";

/**
 * The words beside the boxes that were ticked, in the order of the page, and their versions: what somebody agreed to.
 * Whoever has the published config can make them again, and their hash.
 */
export function agreedTo(
  { consent }: Pick<Form, "consent">,
  ticked: readonly number[],
  language: string,
): { readonly text: string; readonly version: string } {
  const boxes = consent.filter((_, index) => ticked.includes(index));
  return {
    text: boxes.map(({ text }) => localised(text, language)).join("\n\n"),
    version: boxes.map(({ version }) => version).join(", "),
  };
}
