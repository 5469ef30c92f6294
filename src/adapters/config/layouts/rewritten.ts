import type { Piece } from "./woven.ts";

const MENTION = /\{\{-?\s*brand\.([a-z_.]+)\s*-?\}\}/g;
/** Those of Outlook are no comments but conditions. */
const COMMENT = /<!--(?!\[if|<!\[endif|>)[\s\S]*?-->/g;

/**
 * Writes the shop's looks into MJML before it is compiled: MJML takes colours only as such. What is not known here is
 * left to Liquid, which knows `brand` too, and says so.
 */
export function withBrand(
  pieces: readonly Piece[],
  brand: Readonly<Record<string, unknown>>,
): readonly Piece[] {
  return rewritten(pieces, MENTION, ([, name = ""]) => textOf(brand, name.split(".")));
}

/** Nobody reads comments in a mail, and Liquid would carry out what is in them. */
export const withoutComments = (pieces: readonly Piece[]) => rewritten(pieces, COMMENT, () => "");

function rewritten(
  pieces: readonly Piece[],
  pattern: RegExp,
  instead: (match: RegExpExecArray) => string | undefined,
): readonly Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.isReplaced) return [piece];
    const parts: Piece[] = [];
    let done = 0;
    for (const match of piece.text.matchAll(pattern)) {
      const text = instead(match);
      if (text === undefined) continue;
      parts.push(part(piece, done, match.index));
      parts.push({ from: piece.from, at: piece.at + match.index, text, isReplaced: true });
      done = match.index + match[0].length;
    }
    return [...parts, part(piece, done, piece.text.length)];
  });
}

function part({ from, at, text }: Piece, start: number, end: number): Piece {
  return { from, at: at + start, text: text.slice(start, end) };
}

function textOf(value: unknown, [name, ...rest]: readonly string[]): string | undefined {
  if (name === undefined) return typeof value === "string" ? attributeText(value) : undefined;
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? textOf(Reflect.get(value, name), rest)
    : undefined;
}

const attributeText = (value: string) => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
