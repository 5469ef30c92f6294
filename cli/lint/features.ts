import { caniemail } from "caniemail";
import { elementIn, tagsIn, visible } from "../../src/adapters/config/layouts/tags.ts";
import type { MjmlFile } from "../../src/adapters/config/layouts/woven.ts";
import type { Problem } from "../../src/adapters/config/problem.ts";
import { HARMLESS } from "./harmless.ts";

/** The programs that most mails are read in, and those that show the least. */
const PROGRAMS = {
  "gmail.desktop-webmail": "Gmail",
  "gmail.android": "Gmail",
  "gmail.ios": "Gmail",
  "outlook.windows": "Outlook on Windows",
  "apple-mail.ios": "Apple Mail",
  "apple-mail.macos": "Apple Mail",
} as const;
type Client = keyof typeof PROGRAMS;
const CLIENTS = Object.keys(PROGRAMS) as Client[];

/**
 * What a file's own HTML and styles ask for that one of the programs does not know (caniemail.com), one warning a
 * feature. What MJML makes of its elements is MJML's to see to, and what is inside `@media` is extra by its nature.
 */
export function featureWarnings({ file, source }: MjmlFile): readonly Problem[] {
  const found = new Map<string, { readonly lines: Set<number>; readonly programs: Set<string> }>();
  for (const { client, title, line } of [...issuesOf({ html: htmlOf(source) }), ...styleIssues(source)]) {
    if (HARMLESS.test(title)) continue;
    const known = found.get(title) ?? { lines: new Set(), programs: new Set() };
    found.set(title, known);
    known.lines.add(line);
    known.programs.add(PROGRAMS[client]);
  }
  return [...found].map(([title, { lines, programs }]) => {
    const [line = 1, ...more] = [...lines].sort((a, b) => a - b);
    const also = more.length === 0 ? "" : ` (also in line ${more.join(", ")})`;
    const message = `${title} is not known to ${[...programs].join(" and ")}${also}: the mail must do without it there`;
    return { file, line, message };
  });
}

interface Issue {
  readonly client: Client;
  readonly title: string;
  readonly line: number;
}

function issuesOf(code: { readonly html: string } | { readonly css: string }): readonly Issue[] {
  const { issues } = caniemail({ clients: CLIENTS, ...code });
  return CLIENTS.flatMap((client) =>
    (issues.errors.get(client) ?? []).map(({ title, position }) => ({
      client,
      title,
      line: position?.start.line ?? 1,
    })),
  );
}

function styleIssues(source: string): readonly Issue[] {
  const tags = tagsIn(source);
  return tags
    .filter(({ name, isEnd, isWhole }) => name === "mj-style" && !isEnd && !isWhole)
    .flatMap((tag) => {
      const [from, to] = elementIn(tags.slice(tags.indexOf(tag)), "mj-style")?.inside ?? [0, 0];
      const css = blank(source.slice(0, from)) + withoutLiquid(source.slice(from, to));
      return css.trim() === "" ? [] : issuesOf({ css });
    });
}

/** The HTML in a file at its place, with blanks where MJML, its styles, Liquid and comments are. */
function htmlOf(source: string): string {
  const tags = tagsIn(source);
  const hidden = tags.map(({ from, to }) => [from, to] as const);
  for (const tag of tags.filter(({ name, isEnd }) => name === "mj-style" && !isEnd))
    hidden.push(elementIn(tags.slice(tags.indexOf(tag)), "mj-style")?.inside ?? [0, 0]);
  return hidden.reduce(
    (html, [from, to]) => html.slice(0, from) + blank(html.slice(from, to)) + html.slice(to),
    withoutLiquid(source),
  );
}

const blank = (text: string) => text.replace(/[^\n]/g, " ");

const withoutLiquid = (source: string) =>
  visible(source).replace(/_/g, (_, at: number) => (source[at] === "_" ? "_" : " "));
