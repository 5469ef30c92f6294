import type { Form } from "../config/form.ts";
import { localised } from "../config/localised.ts";

/**
 * The words beside the boxes that were ticked, in the order of the page, and their versions: what somebody agreed to. Of
 * those about mails, or about another channel.
 * Whoever has the published config can make them again, and their hash.
 */
export function agreedTo(
  { consent }: Pick<Form, "consent">,
  ticked: readonly number[],
  language: string,
  channel?: string,
): { readonly text: string; readonly version: string } {
  const boxes = consent.filter((box, index) => ticked.includes(index) && box.channel === channel);
  return {
    text: boxes.map(({ text }) => localised(text, language)).join("\n\n"),
    version: boxes.map(({ version }) => version).join(", "),
  };
}

/** The other channels that somebody has agreed to. */
export function channelsAgreedTo(
  { consent }: Pick<Form, "consent">,
  ticked: readonly number[],
): readonly string[] {
  return [...new Set(ticked.flatMap((index) => consent[index]?.channel ?? []))];
}
