import { type CheerioAPI, load } from "cheerio";
import { hex as contrastOf } from "wcag-contrast";
import type { Woven } from "../config/layouts/woven.ts";
import type { Problem } from "../config/problem.ts";
import { opaqueColour } from "./colours.ts";
import { type Declared, declaredIn, type Rule, rulesIn, specificityOf } from "./styles.ts";

/** WCAG 2, AA, of text of usual size. */
const LEAST = 4.5;

type Scheme = "light" | "dark";

/** Text that can hardly be told from what is behind it, in the mail's light colours and in its dark ones, if it has any. */
export function contrastWarnings(file: string, woven: Woven, html: string): readonly Problem[] {
  // Liquid stays for the words to be found by; its own < and > would be tags.
  const readable = html.replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g, (liquid) => liquid.replace(/[<>]/g, "_"));
  const $ = load(readable, { xml: { xmlMode: false, decodeEntities: false } });
  const rules = $("style")
    .get()
    .flatMap((style) => rulesIn($(style).text()));
  const schemes: readonly Scheme[] = rules.some(({ isDark }) => isDark) ? ["light", "dark"] : ["light"];
  return schemes.flatMap((scheme) => {
    const styles = stylesOf(
      $,
      rules.filter(({ isDark }) => !isDark || scheme === "dark"),
    );
    return textsOf($).flatMap(({ text, within }) => {
      const color = firstKnown(within, (one) => styles(one, ["color"]));
      const behind =
        firstKnown(within, (one) => styles(one, ["background-color", "background"])) ?? WHITE[scheme];
      if (color === undefined || behind === undefined) return [];
      const ratio = contrastOf(color, behind);
      if (ratio >= LEAST) return [];
      const where = scheme === "dark" ? " where it is dark" : "";
      const message = `${color} on ${behind} is hard to read${where}: its contrast is ${ratio.toFixed(1)}, at least 4.5 is needed`;
      return [{ ...placeOf(text, woven, file), message }];
    });
  });
}

/** What is behind a mail that says nothing of it. */
const WHITE: Partial<Record<Scheme, string>> = { light: "#ffffff" };

type Element = ReturnType<CheerioAPI>[number];

/** What an element is declared to have of itself: the first of the properties that decides; "" for what is not one plain colour. */
type Styles = (element: Element, properties: readonly string[]) => string | undefined;

interface Weighed extends Declared {
  readonly weight: number;
}

const INLINE = 1_000_000;
const IMPORTANT = 10_000_000;

function stylesOf($: CheerioAPI, rules: readonly Rule[]): Styles {
  const found = new Map<Element, Map<string, Weighed>>();
  const declare = (element: Element, name: string, declared: Declared, weight: number) => {
    const of = found.get(element) ?? new Map<string, Weighed>();
    found.set(element, of);
    const whole = weight + (declared.isImportant ? IMPORTANT : 0);
    if (whole >= (of.get(name)?.weight ?? -1)) of.set(name, { ...declared, weight: whole });
  };
  for (const { selector, declared } of rules.filter(({ selector }) => !selector.includes(":")))
    for (const element of $(selector).get())
      for (const [name, one] of declared) declare(element, name, one, specificityOf(selector));
  for (const element of $("[style]").get())
    for (const [name, one] of declaredIn($(element).attr("style") ?? "")) declare(element, name, one, INLINE);
  return (element, properties) => {
    const of = found.get(element);
    const [best] = properties
      .flatMap((property) => of?.get(property) ?? [])
      .sort((a, b) => b.weight - a.weight);
    if (!best) return undefined;
    return /^(none|transparent|inherit|initial)$/i.test(best.value)
      ? undefined
      : (opaqueColour(best.value) ?? "");
  };
}

/** Of the element or the nearest around it; undefined where nothing is known, or not for certain. */
function firstKnown(within: readonly Element[], of: (element: Element) => string | undefined) {
  const known = within.map(of).find((value) => value !== undefined);
  return known === "" ? undefined : known;
}

/** The texts that people see, each with the elements that it is in, the nearest first. */
function textsOf($: CheerioAPI) {
  return $("body *")
    .get()
    .flatMap((element) => {
      const text = $(element)
        .contents()
        .get()
        .flatMap((node) => (node.type === "text" ? [$(node).text()] : []))
        .find(hasWords);
      const within = [element, ...$(element).parents().get()];
      const isHidden = within.some((one) => /display\s*:\s*none/.test($(one).attr("style") ?? ""));
      return text === undefined || isHidden ? [] : [{ text: text.trim(), within }];
    });
}

const hasWords = (text: string) => /[\p{L}\p{N}{]/u.test(text.replace(/\{%[\s\S]*?%\}|&\w+;/g, ""));

/** Where the text stands in the files, by its first words. */
function placeOf(text: string, woven: Woven, file: string): Pick<Problem, "file" | "line" | "column"> {
  const words = (text.split("\n")[0] ?? "").slice(0, 40);
  const at = woven.text.indexOf(words, Math.max(woven.text.indexOf("<mj-body"), 0));
  return words === "" || at < 0 ? { file, line: 1 } : woven.placeAt(at);
}
