/** A block of a plain Markdown text: what the runbooks use, and no HTML. */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly isNumbered: boolean; readonly items: readonly string[] }
  | { readonly kind: "code"; readonly text: string }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

const HEADING = /^(#{1,4}) (.+)$/;
const FENCE = /^```/;
const ITEM = /^(?:-|(\d+)\.) (.+)$/;
const ROW = /^\|(.+)\|\s*$/;
const RULE = /^\|[\s:|-]+\|\s*$/;

/** Blocks of a text, in order. What it does not know stands as a paragraph. */
export function blocksOf(markdown: string): readonly Block[] {
  const lines = markdown.split(/\r?\n/);
  const blocks: Block[] = [];
  const takeWhile = (holds: (line: string) => boolean): readonly string[] => {
    const end = lines.findIndex((line) => !holds(line));
    return lines.splice(0, end < 0 ? lines.length : end);
  };
  while (lines.length > 0) {
    const line = lines[0] ?? "";
    const heading = HEADING.exec(line);
    if (line.trim() === "") lines.shift();
    else if (heading) {
      lines.shift();
      blocks.push({ kind: "heading", level: heading[1]?.length ?? 1, text: heading[2] ?? "" });
    } else if (FENCE.test(line)) {
      lines.shift();
      blocks.push({ kind: "code", text: takeWhile((one) => !FENCE.test(one)).join("\n") });
      lines.shift();
    } else if (ROW.test(line)) blocks.push(tableOf(takeWhile((one) => ROW.test(one))));
    else if (ITEM.test(line)) blocks.push(listOf(takeWhile((one) => ITEM.test(one))));
    else blocks.push({ kind: "paragraph", text: takeWhile(isText).join(" ") });
  }
  return blocks;
}

const isText = (line: string): boolean =>
  line.trim() !== "" && ![HEADING, FENCE, ROW, ITEM].some((other) => other.test(line));

function tableOf(lines: readonly string[]): Block {
  const [head = [], ...rows] = lines.filter((line) => !RULE.test(line)).map(cellsOf);
  return { kind: "table", head, rows };
}

const cellsOf = (line: string): readonly string[] =>
  (ROW.exec(line)?.[1] ?? "").split(/(?<!\\)\|/).map((cell) => cell.trim());

function listOf(lines: readonly string[]): Block {
  const found = lines.map((line) => ITEM.exec(line));
  return {
    kind: "list",
    isNumbered: found[0]?.[1] !== undefined,
    items: found.map((item) => item?.[2] ?? ""),
  };
}

/** A piece of a line: plain, strong, emphasised, code, or what leads somewhere. */
export type Inline =
  | { readonly kind: "text" | "strong" | "emphasis" | "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly to: string };

const INLINE = /`([^`]+)`|\*\*(.+?)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

export function inlinesOf(line: string): readonly Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  for (const match of line.matchAll(INLINE)) {
    const [all, code, strong, emphasis, name, to] = match;
    if (match.index > from) pieces.push({ kind: "text", text: line.slice(from, match.index) });
    from = match.index + all.length;
    if (code !== undefined) pieces.push({ kind: "code", text: code });
    else if (strong !== undefined) pieces.push({ kind: "strong", text: strong });
    else if (emphasis !== undefined) pieces.push({ kind: "emphasis", text: emphasis });
    else pieces.push({ kind: "link", text: name ?? "", to: to ?? "" });
  }
  if (from < line.length) pieces.push({ kind: "text", text: line.slice(from) });
  return pieces;
}
