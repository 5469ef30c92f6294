import * as z from "zod";
import type { Wish } from "../domain/mailbox/preference-change.ts";

const id = z.string().max(100);
const count = (text: string | undefined) => Number.parseInt(text ?? "", 10);

/** `1/7`: at most one mail in seven days. */
const Often = z
  .string()
  .regex(/^(usual|[1-9]\d?\/[1-9]\d{0,2})$/)
  .transform((text): Wish["most"] => {
    const [mails, days] = text.split("/");
    return days === undefined ? "usual" : { mails: count(mails), days: count(days) };
  });

/** `30`: so many days from now; `until-1798761600000`: as it is; `none`. */
const Pause = z
  .string()
  .regex(/^(none|30|60|90|until-\d{1,15})$/)
  .transform((text): Wish["pause"] => {
    if (text === "none") return "none";
    const [, until] = text.split("-");
    return until === undefined ? { days: count(text) } : { until: count(until) };
  });

const Save = z
  .object({
    shown: z.array(id).max(50),
    topic: z.array(id).max(50),
    often: Often.optional(),
    pause: Pause.optional(),
    language: id.optional(),
  })
  .transform(
    ({ shown, topic: wanted, often: most, pause, language }): Wish => ({
      ...(shown.length > 0 && { topics: { shown, wanted } }),
      ...(most !== undefined && { most }),
      ...(pause !== undefined && { pause }),
      ...(language !== undefined && { language }),
    }),
  );

/** What a button of the preference centre asks for. */
export type PreferencesRequest =
  | { readonly ask: "save"; readonly wish: Wish }
  | { readonly ask: "withdraw" }
  | { readonly ask: "withdraw-channel"; readonly channel: string }
  /** Be erased: a mail is sent first, which asks again. */
  | { readonly ask: "erase" }
  /** Takes a withdrawal back; from which page. */
  | { readonly ask: "agree-again"; readonly on: "unsubscribe page" | "preference centre" };

/** The form as the page sends it; undefined of anything else, which then changes nothing. */
export function parsePreferencesForm(form: URLSearchParams): PreferencesRequest | undefined {
  switch (form.get("do")) {
    case "save": {
      const { often, pause, language } = Object.fromEntries(form);
      const lists = { shown: form.getAll("shown"), topic: form.getAll("topic") };
      const wish = Save.safeParse({ ...lists, often, pause, language });
      return wish.success ? { ask: "save", wish: wish.data } : undefined;
    }
    case "erase":
      return { ask: "erase" };
    case "withdraw":
      return { ask: "withdraw" };
    case "withdraw-channel": {
      const channel = id.safeParse(form.get("channel"));
      return channel.success ? { ask: "withdraw-channel", channel: channel.data } : undefined;
    }
    case "agree-again": {
      const on = form.get("on") === "unsubscribe" ? "unsubscribe page" : "preference centre";
      return { ask: "agree-again", on };
    }
    default:
      return undefined;
  }
}
