import { nearest } from "../../nearest.ts";
import type { Problem } from "../problem.ts";
import type { MjmlFile } from "./woven.ts";

/** A partial in the language of its file, or in all where it has none. */
export interface PartialFile extends MjmlFile {
  readonly name: string;
  readonly language?: string;
}

export interface LayoutFile extends MjmlFile {
  readonly name: string;
}

/** What templates share. */
export interface Library {
  readonly layouts: readonly LayoutFile[];
  readonly partials: readonly PartialFile[];
}

export type Found<T> =
  | { readonly kind: "found"; readonly file: T }
  /** It is there, but not in this language, which is said once for all templates. */
  | { readonly kind: "untranslated" }
  | { readonly kind: "missing"; readonly message: string };

export function layoutNamed(
  { layouts }: Library,
  name: string,
): Exclude<Found<LayoutFile>, { readonly kind: "untranslated" }> {
  const file = layouts.find((layout) => layout.name === name);
  if (file) return { kind: "found", file };
  const names = layouts.map((layout) => layout.name);
  return {
    kind: "missing",
    message: `there is no layout ${name}: ${advice(name, names, (one) => one, "layouts/NAME.mjml")}`,
  };
}

/** The partial that an `<mj-include>` means, in the language of the mail. */
export function partialAt({ partials }: Library, path: string, language: string): Found<PartialFile> {
  const name = /^partials\/([^/]+)\.mjml$/.exec(path)?.[1];
  if (name === undefined) {
    return { kind: "missing", message: "only partials can be included: write partials/NAME.mjml" };
  }
  const all = partials.filter((partial) => partial.name === name);
  const file =
    all.find((partial) => partial.language === language) ??
    all.find((partial) => partial.language === undefined);
  if (file) return { kind: "found", file };
  if (all.length > 0) return { kind: "untranslated" };
  const names = partials.map((partial) => partial.name);
  const there = advice(name, names, (one) => `partials/${one}.mjml`, "partials/NAME.mjml");
  return { kind: "missing", message: `there is no partial ${name}: ${there}` };
}

function advice(
  name: string,
  names: readonly string[],
  shown: (name: string) => string,
  pattern: string,
): string {
  const near = nearest(name, names);
  if (near) return `did you mean ${shown(near)}?`;
  return names.length > 0
    ? `there are ${[...new Set(names)].map(shown).join(", ")}`
    : `there is none yet, write ${pattern}`;
}

/** Partials that are written in some of the shop's languages and not in others, or both in one file and in several. */
export function libraryProblems({ partials }: Library, languages: readonly string[]): readonly Problem[] {
  const names = [...new Set(partials.map(({ name }) => name))];
  return names.flatMap((name) => {
    const all = partials.filter((partial) => partial.name === name);
    const whole = all.find(({ language }) => language === undefined);
    const written = all.flatMap(({ language }) => language ?? []);
    if (whole && written.length > 0)
      return [
        problem(
          whole.file,
          `${name} is written for all languages and for ${written.join(", ")} too: remove one`,
        ),
      ];
    if (whole) return [];
    return [
      ...languages
        .filter((language) => !written.includes(language))
        .map((language) =>
          problem(
            `partials/${name}/${language}.mjml`,
            `missing: the shop speaks ${language}, write this partial in it`,
          ),
        ),
      ...all
        .filter(({ language = "" }) => languages.length > 0 && !languages.includes(language))
        .map(({ file, language }) =>
          problem(
            file,
            `${language} is not a language of the shop: remove the file, or add ${language} to languages in store.yaml`,
          ),
        ),
    ];
  });
}

const problem = (file: string, message: string): Problem => ({ file, line: 1, message });
