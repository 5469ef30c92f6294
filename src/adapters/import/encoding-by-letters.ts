/** Text of bytes in an encoding by its name; nothing where that cannot be read here. */
export type Decode = (bytes: Uint8Array, encoding: string) => string | undefined;

/**
 * Letters of Russian, Ukrainian and Bulgarian texts, the most frequent first. Of two encodings that turn the same bytes
 * into Cyrillic, the right one is the one that gives common letters.
 */
const CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъіїєґё";
const CYRILLIC_ENCODINGS = ["windows-1251", "koi8-r", "cp866", "iso-8859-5", "maccyrillic"];
/** The most likely first: another one has to explain more. */
const LATIN_ENCODINGS = ["windows-1252", "macintosh", "windows-1250", "windows-1254", "cp850"];

/** Letters in Latin scripts that are not ASCII and do occur inside words of European languages. */
const ACCENTED = /[àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßğışİœąćęłńśźżčďěňřšťůžăâîșțşţőű]/i;

/** Below this, what was taken for Cyrillic is not: letters at random have less. */
const CYRILLIC_SCORE = 0.45;
/** Words in capitals alone are rarer: an encoding that finds many of them has its cases swapped. */
const CAPITALS = 0.9;
const LATIN_SCORE = 0.5;

/**
 * The encoding of text whose letters take one byte each, by what its words look like in each; undefined where none
 * makes sense. Statistics of whole files (chardet) fail here: in an export a few names stand among thousands of digits.
 */
export function encodingByLetters(bytes: Uint8Array, decode: Decode): string | undefined {
  const words = wordsBeyondAscii(bytes);
  if (words.length === 0) return undefined;
  const cyrillic = best(words, CYRILLIC_ENCODINGS, decode, cyrillicScore);
  if (cyrillic.score >= CYRILLIC_SCORE) return cyrillic.encoding;
  const latin = best(words, LATIN_ENCODINGS, decode, latinScore);
  return latin.score >= LATIN_SCORE ? latin.encoding : undefined;
}

const MOST_WORDS = 5_000;
/** In nearly all encodings; between digits it is no letter. */
const NO_BREAK_SPACE = 0xa0;

/** Runs of two or more ASCII letters and bytes above 127 that have at least one of these. */
function wordsBeyondAscii(bytes: Uint8Array): readonly Uint8Array[] {
  const words: Uint8Array[] = [];
  let start = -1;
  let beyond = false;
  for (let at = 0; at <= bytes.length && words.length < MOST_WORDS; at++) {
    const byte = bytes[at] ?? 0;
    const letter =
      (byte > 127 && byte !== NO_BREAK_SPACE) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
    if (letter) {
      if (start < 0) start = at;
      beyond ||= byte > 127;
      continue;
    }
    if (start >= 0 && beyond && at - start > 1) words.push(bytes.subarray(start, at));
    start = -1;
    beyond = false;
  }
  return words;
}

function best(
  words: readonly Uint8Array[],
  encodings: readonly string[],
  decode: Decode,
  scoreOf: (word: string) => number,
) {
  const scored = encodings.map((encoding) => {
    const texts = words.flatMap((word) =>
      (decode(word, encoding) ?? "").split(/[^\p{L}\p{M}\p{S}\p{C}¹²³¼½¾]+/u),
    );
    const telling = texts.filter((text) => /[^\0-\x7f]/.test(text) && /[\p{L}\p{C}]/u.test(text));
    const total = telling.reduce((sum, text) => sum + scoreOf(text), 0);
    return { encoding, score: telling.length === 0 ? 0 : total / telling.length };
  });
  return scored.reduce((one, other) => (other.score > one.score + 1e-9 ? other : one));
}

/** From 0 to 1: how common its letters are; nothing for words with other signs or with capitals in their middle. */
function cyrillicScore(word: string): number {
  if (!/^(\p{Lu}*|\p{L}\p{Ll}*)$/u.test(word)) return 0;
  const letters = [...word.toLowerCase()];
  const sum = letters.reduce((total, letter) => {
    const rank = CYRILLIC.indexOf(letter);
    return total + (rank < 0 ? -1 : 1 - rank / CYRILLIC.length);
  }, 0);
  const capitals = word.length > 1 && word === word.toUpperCase() ? CAPITALS : 1;
  return Math.max((sum / letters.length) * capitals, 0);
}

/** 1 for a word whose accented letters are those of a European language and stand as such letters do. */
function latinScore(word: string): number {
  const shaped = /^(\p{Lu}*ß?\p{Lu}*|\p{L}\p{Ll}*)$/u.test(word);
  const strange = [...word].filter((sign) => sign > "\x7f" && !ACCENTED.test(sign));
  return shaped && strange.length === 0 ? 1 : 0;
}
