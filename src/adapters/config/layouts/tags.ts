/** An MJML tag in a file, as it is written. */
export interface Tag {
  readonly name: string;
  /** `</mj-text>` */
  readonly isEnd: boolean;
  /** `<mj-text />` */
  readonly isWhole: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  /** Where it begins and ends in the file, in characters. */
  readonly from: number;
  readonly to: number;
}

const TAG = /<(\/?)(mj[\w-]*)((?:"[^"]*"|'[^']*'|[^"'<>])*)>/g;
/** Comments and Liquid may hold what looks like tags. Liquid that somebody forgot to close does not go on to the end of the next. */
const OPAQUE = /<!--[\s\S]*?-->|\{%(?:(?!\{[{%])[\s\S])*?%\}|\{\{(?:(?!\{[{%])[\s\S])*?\}\}/g;
const ATTRIBUTE = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The MJML tags of a file, in order. */
export function tagsIn(source: string): readonly Tag[] {
  return [...visible(source).matchAll(TAG)].map(({ 0: tag, 1: slash, 2: name = "", index }) => ({
    name,
    isEnd: slash !== "",
    isWhole: tag.endsWith("/>"),
    attributes: attributesIn(source.slice(index, index + tag.length)),
    from: index,
    to: index + tag.length,
  }));
}

/** The source with `_` in place of each letter of its comments and its Liquid. */
export const visible = (source: string) => source.replace(OPAQUE, (hidden) => hidden.replace(/[^\n]/g, "_"));

/** The first Liquid that opens and is not closed before other Liquid begins: where, and what it opens with. */
export function unclosedLiquid(
  source: string,
): { readonly at: number; readonly opening: string } | undefined {
  const found = /\{[{%]/.exec(visible(source));
  return found ? { at: found.index, opening: found[0] } : undefined;
}

function attributesIn(tag: string): Readonly<Record<string, string>> {
  const pairs = [...tag.matchAll(ATTRIBUTE)];
  return Object.fromEntries(pairs.map(([, name = "", double, single]) => [name, double ?? single ?? ""]));
}

/** Where an element begins and ends, and what is between its tags; undefined when it is not there. */
export interface Element {
  readonly opening: Tag;
  readonly from: number;
  readonly to: number;
  readonly inside: readonly [from: number, to: number];
}

/** The first element of that name, which does not hold others of the same name. */
export function elementIn(tags: readonly Tag[], name: string): Element | undefined {
  const opening = tags.find((tag) => tag.name === name && !tag.isEnd);
  if (!opening) return undefined;
  const { from, to } = opening;
  const end = tags.find((tag) => tag.name === name && tag.isEnd && tag.from >= to);
  if (opening.isWhole || !end) return { opening, from, to, inside: [to, to] };
  return { opening, from, to: end.to, inside: [to, end.from] };
}
