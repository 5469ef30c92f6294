/** Names that mails use; of others nothing is said. */
const NAMED: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#ffffff",
  gray: "#808080",
  grey: "#808080",
  silver: "#c0c0c0",
  red: "#ff0000",
  green: "#008000",
  blue: "#0000ff",
  navy: "#000080",
  yellow: "#ffff00",
  orange: "#ffa500",
};

/** A colour as `#rrggbb`; undefined for what is none, is see-through, or depends on more than the text. */
export function opaqueColour(written: string): string | undefined {
  const value = written.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(value)) return value;
  const [, r, g, b] = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(value) ?? [];
  if (r && g && b) return `#${r}${r}${g}${g}${b}${b}`;
  const parts = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(value);
  if (parts) return `#${parts.slice(1).map(hex).join("")}`;
  return NAMED[value];
}

const hex = (part: string) => Math.min(Number(part), 255).toString(16).padStart(2, "0");
