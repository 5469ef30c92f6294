/** `false` where something is not shown. */
export type Part = Node | string | false;

/** A drawing of one path on white, whatever the page's colours: scanners need that. */
export function drawing(label: string, size: number, path: string): Node {
  const made = (name: string, attributes: Readonly<Record<string, string>>, ...parts: readonly Node[]) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    element.append(...parts);
    return element;
  };
  const box = `0 0 ${size} ${size}`;
  return made(
    "svg",
    { viewBox: box, role: "img", "aria-label": label, "shape-rendering": "crispEdges" },
    made("path", { fill: "#fff", d: `M0 0h${size}v${size}H0z` }),
    made("path", { fill: "#000", d: path }),
  );
}

/** An element with attributes and content. Texts stay texts: nothing that is told becomes markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...parts: readonly Part[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...parts.filter((part) => part !== false));
  return element;
}
