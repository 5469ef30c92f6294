import { type Field, placeOf } from "./field.ts";

/** The subject of a mail: what `<mj-title>` of its template says. Undefined of a template without one. */
export function titleField(file: string, text: string, before: string | undefined): Field | undefined {
  const found = titleIn(text);
  if (!found) return undefined;
  const { start, end } = found;
  const earlier = before === undefined ? undefined : titleIn(before);
  return {
    id: file,
    file,
    value: found.says,
    before: earlier?.says,
    place: placeOf(text, start, end),
    with(value) {
      const same =
        before !== undefined && earlier?.says === value && before.slice(earlier.start, earlier.end);
      return `${text.slice(0, start)}${same || escaped(value)}${text.slice(end)}`;
    },
  };
}

const TITLE = /(<mj-title[^>]*>\s*)([\s\S]*?)\s*<\/mj-title>/;
/** The space at the end of a title of one line is the reader's, who may be about to go on. */
const LINE = /(<mj-title[^>]*>)([^\n]*?)<\/mj-title>/;

function titleIn(text: string) {
  const shown = text.replace(/<!--[\s\S]*?-->/g, (comment) => " ".repeat(comment.length));
  const found = LINE.exec(shown) ?? TITLE.exec(shown);
  if (!found) return undefined;
  const [, opening = "", inside = ""] = found;
  const start = found.index + opening.length;
  const end = start + inside.length;
  return { start, end, says: unescaped(text.slice(start, end)).replace(/\s*\n\s*/g, " ") };
}

/** Liquid stays as it is: MJML does not look into it. */
const LIQUID = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/;

const outsideLiquid = (text: string, change: (part: string) => string): string =>
  text
    .split(LIQUID)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join("");

const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&apos;": "'",
  "&amp;": "&",
};

const unescaped = (text: string): string =>
  outsideLiquid(text, (part) => part.replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity));

const escaped = (text: string): string =>
  outsideLiquid(text, (part) => part.replace(/&(?!nbsp;)/g, "&amp;").replaceAll("<", "&lt;"));
