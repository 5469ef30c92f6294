import type { Problem } from "../problem.ts";
import { type Library, partialAt } from "./library.ts";
import { type Tag, tagsIn } from "./tags.ts";
import { type MjmlFile, type Piece, placeIn } from "./woven.ts";

/** More would be a mail of partials that hold each other over and over. */
const MAX_INCLUDES = 200;

/** What is found out while one template is put together. */
export interface Weaving {
  readonly library: Library;
  readonly language: string;
  readonly problems: Problem[];
  /** Files that the template is made of. */
  readonly uses: Set<string>;
  /** Partials put in so far. */
  count: number;
}

/** Pieces that stand in place of a part of a file. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly pieces: readonly Piece[];
}

/** A part of a file, with the partials that it includes in their places and `cuts` in theirs. */
export function expanded(
  file: MjmlFile,
  [from, to]: readonly [from: number, to: number],
  weaving: Weaving,
  { cuts = [], within = [] }: { readonly cuts?: readonly Cut[]; readonly within?: readonly string[] } = {},
): readonly Piece[] {
  weaving.uses.add(file.file);
  const includes = tagsIn(file.source)
    .filter((tag) => tag.name === "mj-include" && !tag.isEnd && tag.from >= from && tag.to <= to)
    .filter((tag) => !cuts.some((cut) => tag.from >= cut.from && tag.from < cut.to))
    .map((tag) => included(file, tag, weaving, [...within, file.file]));
  const pieces: Piece[] = [];
  let done = from;
  for (const cut of [...includes, ...cuts].sort((a, b) => a.from - b.from)) {
    pieces.push({ from: file, at: done, text: file.source.slice(done, cut.from) }, ...cut.pieces);
    done = cut.to;
  }
  return [...pieces, { from: file, at: done, text: file.source.slice(done, to) }];
}

function included(file: MjmlFile, tag: Tag, weaving: Weaving, within: readonly string[]): Cut {
  const end = tag.isWhole ? undefined : /^\s*<\/mj-include>/.exec(file.source.slice(tag.to));
  const cut = { from: tag.from, to: tag.to + (end?.[0].length ?? 0) };
  const refuse = (message: string): Cut => {
    weaving.problems.push({ file: file.file, ...placeIn(file.source, tag.from), message });
    return { ...cut, pieces: [] };
  };
  const { path, type } = tag.attributes;
  if (type !== undefined) return refuse("a partial is MJML: remove type, and put styles into <mj-style>");
  if (path === undefined) return refuse('<mj-include> of what? Write path="partials/NAME.mjml"');
  const found = partialAt(weaving.library, path, weaving.language);
  if (found.kind === "missing") return refuse(found.message);
  if (found.kind === "untranslated") return { ...cut, pieces: [] };
  const partial = found.file;
  if (within.includes(partial.file)) {
    const circle = [...within.slice(within.indexOf(partial.file)), partial.file];
    return refuse(`a partial cannot include itself: ${circle.join(" → ")}`);
  }
  weaving.count += 1;
  if (weaving.count > MAX_INCLUDES) {
    if (weaving.count > MAX_INCLUDES + 1) return { ...cut, pieces: [] };
    return refuse(`at most ${MAX_INCLUDES} partials in one mail: do without those that only hold others`);
  }
  return { ...cut, pieces: expanded(partial, [0, partial.source.length], weaving, { within }) };
}
