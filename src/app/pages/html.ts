/** Markup that may stand in a page as it is: `html` made it, and has escaped whatever came from elsewhere. */
export interface Html {
  readonly markup: string;
}

export type Piece = string | number | Html | undefined | readonly Piece[];

/** A template for markup: text in it is escaped, for contents as for attributes in quotes; lists are strung together. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const strung = parts.map((part, index) => part + (index < pieces.length ? markupOf(pieces[index]) : ""));
  return { markup: strung.join("") };
}

function markupOf(piece: Piece): string {
  if (piece === undefined) return "";
  if (typeof piece === "string" || typeof piece === "number") return escaped(String(piece));
  return "markup" in piece ? piece.markup : piece.map(markupOf).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
