import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const LINKS = new Set(["a", "area"]);

/**
 * The HTML with other addresses behind its links. Only the attributes change: what is around them, comments for Outlook
 * included, stays as it is to the letter.
 */
export function rewrittenLinks(html: string, link: (address: string) => string): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { attrs, sourceCodeLocation } of linksIn(
    parse(html, { sourceCodeLocationInfo: true }).childNodes,
  )) {
    const place = sourceCodeLocation?.attrs?.href;
    const before = attrs.find(({ name }) => name === "href")?.value.trim();
    // An element that the parser has moved to where it belongs may come before one that stands before it.
    if (!place || before === undefined || place.startOffset < done) continue;
    const after = link(before);
    if (after === before) continue;
    pieces.push(html.slice(done, place.startOffset), `href="${escaped(after)}"`);
    done = place.endOffset;
  }
  return [...pieces, html.slice(done)].join("");
}

/** In the order of the text. */
function linksIn(nodes: readonly Node[]): readonly Element[] {
  const found: Element[] = [];
  const open: Node[] = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!("tagName" in node)) continue;
    if (LINKS.has(node.tagName)) found.push(node);
    open.push(...node.childNodes);
  }
  const start = ({ sourceCodeLocation: place }: Element) => place?.startOffset ?? 0;
  return found.sort((a, b) => start(a) - start(b));
}

const escaped = (address: string): string => address.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
