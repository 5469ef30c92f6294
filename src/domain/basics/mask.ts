/** What stands for the part that is left out. */
const REST = "…";

/** At most the first character of a text, then `…`; nothing of nothing. */
const masked = (text: string): string => (text === "" ? "" : `${[...text][0]}${REST}`);

/**
 * `anna@example.com` as `a…@e….com`: of the mailbox and of its domain the first character, and the domain's last label.
 * What is no address is masked as a text.
 */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  if (at < 0) return maskedText(address);
  const labels = address.slice(at + 1).split(".");
  const last = labels.length > 1 ? `.${labels.at(-1)}` : "";
  return `${masked(address.slice(0, at))}@${masked(labels[0] ?? "")}${last}`;
}

/** `Anna Petrova` as `A… P…`: the first character of each word, of at most three. */
export const maskedName = (name: string): string =>
  name.trim().split(/\s+/).slice(0, 3).map(masked).join(" ");

/** `+7 921 123-45-67` as `+…`. */
export const maskedPhone = (phone: string): string => masked(phone.trim());

/** Nothing of the text, but that there is one. */
export const maskedText = (text: string): string => (text === "" ? "" : REST);
