const MAX_ADDRESS = 254;
const MAX_LOCAL_PART = 64;
/** RFC 5322 atoms with dots; quoted local parts exist on paper only. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN =
  /^[\p{L}\p{N}]([\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?(\.[\p{L}\p{N}]([\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?)+$/u;

/** Why an address cannot be mailed; undefined when it can. SES takes no local parts beyond ASCII. */
export function unmailable(address: string): string | undefined {
  const at = address.lastIndexOf("@");
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (at < 1 || !domain) return "not an e-mail address";
  if (address.length > MAX_ADDRESS || local.length > MAX_LOCAL_PART) return "e-mail address is too long";
  if ([...local].some((letter) => letter > "~")) return "the part before @ has letters beyond ASCII";
  return LOCAL_PART.test(local) && DOMAIN.test(domain) ? undefined : "not an e-mail address";
}

/** `Name <address>` for a header: other scripts as RFC 2047 words, nothing that could end the header. */
export function addressHeader(name: string, address: string): string {
  const clean = name.replace(/\p{Cc}+/gu, " ").trim();
  if (clean === "") return address;
  const ascii = [...clean].every((letter) => letter <= "~");
  const shown = ascii ? `"${clean.replace(/["\\]/g, "\\$&")}"` : encodedWords(clean);
  return `${shown} <${address}>`;
}

/** An encoded word holds at most 75 characters, so 45 bytes of UTF-8, and never a part of a letter. */
const BYTES_PER_WORD = 45;

function encodedWords(text: string): string {
  const words: string[] = [];
  let bytes: number[] = [];
  for (const letter of text) {
    const next = [...new TextEncoder().encode(letter)];
    if (bytes.length + next.length > BYTES_PER_WORD) {
      words.push(encodedWord(bytes));
      bytes = [];
    }
    bytes.push(...next);
  }
  return [...words, encodedWord(bytes)].join(" ");
}

function encodedWord(bytes: readonly number[]): string {
  return `=?UTF-8?B?${btoa(String.fromCharCode(...bytes))}?=`;
}
