import type { Problem } from "../problem.ts";

import { type Cut, expanded, type Weaving } from "./includes.ts";
import { type LayoutFile, type Library, layoutNamed } from "./library.ts";
import { withBrand, withoutComments } from "./rewritten.ts";
import { type Element, elementIn, type Tag, tagsIn } from "./tags.ts";
import { type MjmlFile, type Piece, placeIn, type Woven, weave } from "./woven.ts";

export interface Composed {
  /** The whole mail in MJML. */
  readonly woven: Woven;
  readonly problems: readonly Problem[];
  /** Paths of the files that it is made of, the template's among them. */
  readonly uses: readonly string[];
  readonly layout?: string;
}

/**
 * A template with its layout and partials put together, and the shop's looks written in: one MJML document. Only what
 * is among the config's own files can be included, whatever else lies on this machine's disk.
 */
export function compose(
  template: MjmlFile & { readonly language: string },
  library: Library,
  brand: Readonly<Record<string, unknown>>,
): Composed {
  const { language } = template;
  const weaving: Weaving = { library, language, problems: [], uses: new Set(), count: 0 };
  const tags = tagsIn(template.source);
  const mjml = tags.find(({ name }) => name === "mjml");
  const layout = mjml && layoutOf(template, mjml, weaving);
  const pieces =
    mjml && layout
      ? inLayout(template, mjml, layout, weaving)
      : expanded(template, [0, template.source.length], weaving);
  return {
    woven: weave(withBrand(withoutComments(pieces), brand)),
    problems: weaving.problems,
    uses: [...weaving.uses],
    ...(layout && { layout: layout.file }),
  };
}

function layoutOf(template: MjmlFile, mjml: Tag, { library, problems }: Weaving): LayoutFile | undefined {
  const name = mjml.attributes.layout;
  if (name === undefined) return undefined;
  const found = layoutNamed(library, name);
  if (found.kind === "found") return found.file;
  problems.push({
    file: template.file,
    ...placeIn(template.source, mjml.from),
    message: found.message,
  });
  return undefined;
}

/** The layout's document, with the template's head at the end of its own, and the template's body in its slot. */
function inLayout(
  template: MjmlFile & { readonly language: string },
  mjml: Tag,
  layout: LayoutFile,
  weaving: Weaving,
): readonly Piece[] {
  const own = tagsIn(template.source);
  const [head, body] = [elementIn(own, "mj-head"), elementIn(own, "mj-body")];
  checkLost(template, mjml, [head, body], weaving);
  const inside = (element: Element | undefined) =>
    element ? expanded(template, element.inside, weaving) : [];
  const theirs = tagsIn(layout.source);
  const cuts = [
    rootCut(template, mjml, theirs),
    headCut(layout, theirs, inside(head)),
    slotCut(theirs, inside(body)),
  ].filter((cut) => cut !== undefined);
  return expanded(layout, [0, layout.source.length], weaving, { cuts });
}

/** The template's `lang` and the like count; its language where it names none. */
function rootCut(template: MjmlFile & { readonly language: string }, mjml: Tag, theirs: readonly Tag[]) {
  const root = theirs.find(({ name }) => name === "mjml");
  if (!root) return undefined;
  const { layout: _, ...own } = mjml.attributes;
  const attributes = Object.entries({ lang: template.language, ...root.attributes, ...own });
  const text = `<mjml ${attributes.map(([name, value]) => `${name}="${value}"`).join(" ")}>`;
  const piece: Piece = { from: template, at: mjml.from, text, isReplaced: true };
  return { from: root.from, to: root.to, pieces: [piece] };
}

function headCut(layout: LayoutFile, theirs: readonly Tag[], pieces: readonly Piece[]): Cut | undefined {
  const head = elementIn(theirs, "mj-head");
  if (head && !head.opening.isWhole) return { from: head.inside[1], to: head.inside[1], pieces };
  const at = head?.from ?? elementIn(theirs, "mj-body")?.from;
  if (at === undefined) return undefined;
  const tag = (text: string): Piece => ({ from: layout, at, text, isReplaced: true });
  return { from: at, to: head?.to ?? at, pieces: [tag("<mj-head>"), ...pieces, tag("</mj-head>")] };
}

function slotCut(theirs: readonly Tag[], pieces: readonly Piece[]): Cut | undefined {
  const slot = elementIn(theirs, "mj-slot");
  return slot && { from: slot.from, to: slot.to, pieces };
}

/** What a template with a layout says and nobody would hear. */
function checkLost(
  { file, source }: MjmlFile,
  mjml: Tag,
  [head, body]: readonly (Element | undefined)[],
  { problems }: Weaving,
): void {
  const report = (at: number, message: string) => problems.push({ file, ...placeIn(source, at), message });
  if (body && Object.keys(body.opening.attributes).length > 0)
    report(body.from, "<mj-body> is the layout's: write its attributes there");
  const end = source.lastIndexOf("</mjml>");
  const blank = (from: number, to: number) => " ".repeat(to - from);
  const outside = [mjml && { from: 0, to: mjml.to }, head, body, { from: end, to: source.length }]
    .flatMap((part) => part ?? [])
    .reduce(
      (text, { from, to }) => text.slice(0, from) + blank(from, to) + text.slice(to),
      source.replace(/<!--[\s\S]*?-->/g, (comment) => blank(0, comment.length)),
    );
  const at = outside.search(/\S/);
  if (at >= 0) report(at, "what is outside <mj-head> and <mj-body> would be lost: put it into one of them");
}
