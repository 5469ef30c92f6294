/** Names of currencies that are longer than any abbreviation. */
const NAMES = new Set([
  ...["dollar", "dollars", "pounds", "rubles", "roubles", "rupees", "rupiah", "francs", "kronor", "kroner"],
  ...["złotych", "hryvnia", "pesos", "dirham", "dirhams", "dinars", "ringgit", "forint", "shekel", "shekels"],
  ...["рублей", "гривен", "гривень", "гривны", "долларов", "доллар", "доллара"],
]);
/** Words that change what the number before them comes to: `1.5k`, `2 млн`, `3 lakh`. */
const MULTIPLIERS = new Set([
  ...["k", "к", "m", "mn", "mln", "mio", "mil", "mrd", "mld", "bn", "b", "t", "tsd", "тыс", "млн", "млрд"],
  ...["lakh", "lac", "lacs", "crore", "万", "萬", "億", "亿", "만", "억", "千", "x", "e", "cr", "dr", "of"],
]);
const LONGEST_ABBREVIATION = 5;

/** Whether a word beside a number can be a currency: a sign, a code, an abbreviation (`Rs.`, `руб.`, `F CFA`, `S/`). */
export function isCurrencyWord(word: string, place: "before" | "after"): boolean {
  if (word === "") return true;
  const bare = word.toLowerCase().replace(/[\s./'\p{M}\u0640]/gu, "");
  if (!/^[\p{L}\p{Sc}]{1,10}$/u.test(bare)) return false;
  if (bare === "cr" || bare === "dr" || (place === "after" && MULTIPLIERS.has(bare))) return false;
  return bare.replace(/\p{Sc}/gu, "").length <= LONGEST_ABBREVIATION || NAMES.has(bare);
}
