import { diff } from "node:util";

export interface FileChange {
  readonly file: string;
  readonly change: "added" | "removed" | "changed";
  /** Lines that begin with `+`, `-` or a space, and `@@ N` where the file goes on at line N. */
  readonly lines: readonly string[];
}

type Files = Readonly<Record<string, string>>;

const CONTEXT = 2;

/** What publishing `after` would change against `before`, file by file. */
export function changesBetween(before: Files, after: Files): readonly FileChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((file): readonly FileChange[] => {
    const [old, now] = [before[file], after[file]];
    if (old === now) return [];
    if (old === undefined) return [{ file, change: "added", lines: linesOf(now).map((line) => `+${line}`) }];
    if (now === undefined)
      return [{ file, change: "removed", lines: linesOf(old).map((line) => `-${line}`) }];
    return [{ file, change: "changed", lines: hunks(linesOf(old), linesOf(now)) }];
  });
}

function linesOf(text = ""): string[] {
  return text.replace(/\r\n/g, "\n").replace(/\n$/, "").split("\n");
}

/** Changed lines with a little of what stands around them. */
function hunks(before: string[], after: string[]): readonly string[] {
  const entries = diff(before, after).map(([sign, line]) => ({ sign: SIGNS[sign + 1] ?? " ", line }));
  const near = (index: number) =>
    entries.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ sign }) => sign !== " ");
  const lines: string[] = [];
  let at = 1;
  let shownUntil = -1;
  for (const [index, { sign, line }] of entries.entries()) {
    if (near(index)) {
      if (shownUntil !== index - 1) lines.push(`@@ ${at}`);
      lines.push(`${sign}${line}`);
      shownUntil = index;
    }
    if (sign !== "-") at++;
  }
  return lines;
}

/** By what util.diff says of a line, which is -1, 0 or 1. */
const SIGNS = ["+", " ", "-"];
