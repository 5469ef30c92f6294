/** `false` where something is not shown. */
export type Part = Node | string | false;

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
