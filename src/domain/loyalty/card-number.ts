/** Digits of a card's number, the check digit included: longer than any phone's. */
const LENGTH = 16;

/** The check digit that makes a number's Luhn sum a multiple of ten (ISO/IEC 7812-1, annex B). */
export function withCheckDigit(digits: string): string {
  return `${digits}${(10 - (luhnSum(`${digits}0`) % 10)) % 10}`;
}

export const isCardNumber = (text: string): boolean =>
  text.length === LENGTH && /^\d+$/.test(text) && luhnSum(text) % 10 === 0;

/**
 * A number from a digest of at least eight bytes. It never begins with 1 to 6, the first digits of nearly all payment cards.
 */
export function cardNumberOf(digest: Uint8Array): string {
  const view = new DataView(digest.buffer, digest.byteOffset, 8);
  const digits = (view.getBigUint64(0) % 10n ** 14n).toString().padStart(14, "0");
  return withCheckDigit(`9${digits}`);
}

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}
