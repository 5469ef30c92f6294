/** What one declaration says, and how much it weighs against others. */
export interface Declared {
  readonly value: string;
  readonly isImportant: boolean;
}

export interface Rule {
  readonly selector: string;
  readonly declared: ReadonlyMap<string, Declared>;
  /** Holds only where the reader's system is dark. */
  readonly isDark: boolean;
}

/** The rules of a style sheet that hold on every screen, and those for dark systems. Others depend on more than colours do. */
export function rulesIn(css: string): readonly Rule[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, "");
  const rules: Rule[] = [];
  let at = 0;
  while (at < plain.length) {
    const open = plain.indexOf("{", at);
    if (open < 0) break;
    const close = closingOf(plain, open);
    const [head, body] = [
      plain
        .slice(at, open)
        .replace(/^[\s\S]*;/, "")
        .trim(),
      plain.slice(open + 1, close),
    ];
    if (!head.startsWith("@")) rules.push(...rulesOf(head, body, false));
    else if (/^@media[^{]*prefers-color-scheme\s*:\s*dark/.test(head))
      rules.push(...rulesIn(body).map((rule) => ({ ...rule, isDark: true })));
    at = close + 1;
  }
  return rules;
}

function closingOf(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === "{") depth += 1;
    if (css[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return css.length;
}

const rulesOf = (head: string, body: string, isDark: boolean): readonly Rule[] =>
  head.split(",").map((selector) => ({ selector: selector.trim(), declared: declaredIn(body), isDark }));

export function declaredIn(style: string): ReadonlyMap<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const line of style.split(";")) {
    const colon = line.indexOf(":");
    if (colon < 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1);
    const isImportant = /!\s*important\s*$/i.test(value);
    declared.set(name, { value: value.replace(/!\s*important\s*$/i, "").trim(), isImportant });
  }
  return declared;
}

/** Ids, then classes and their like, then elements, as one number. */
export function specificityOf(selector: string): number {
  const count = (pattern: RegExp) => selector.match(pattern)?.length ?? 0;
  const [ids, classes] = [count(/#[\w-]+/g), count(/\.[\w-]+|\[[^\]]*\]|:(?!:)[\w-]+/g)];
  return ids * 10_000 + classes * 100 + count(/(^|[\s>+~])[a-z][\w-]*/gi);
}
