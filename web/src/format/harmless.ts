/** Characters that move others about or show nothing: overrides of the writing direction, controls, joiners of nothing. */
const TRICKS = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;

/** A name as somebody wrote it, on one line and no longer than `most`: it may hold anything at all. */
export function harmless(name: string, most = 60): string {
  const plain = name.replace(TRICKS, " ").replace(/\s+/g, " ").trim();
  const letters = [...plain];
  return letters.length > most ? `${letters.slice(0, most).join("")}…` : plain;
}
