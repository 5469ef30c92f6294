/** What shows nothing: spaces of every width, control and format characters, joiners. */
const UNSEEN = String.raw`[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+`;
const UNSEEN_ENDS = new RegExp(`^${UNSEEN}|${UNSEEN}$`, "gu");

/** A text as somebody meant it: without the spaces and invisible characters that copying has left at its ends. */
export const stripped = (address: string): string => address.replace(UNSEEN_ENDS, "");

/** What would make a URL's parser read something else than a host name. */
const NO_HOST = /[\s/?#@:\\%[\]|^<>]/u;

/**
 * The one form in which addresses are compared: stripped, in lower case, the domain in ASCII as UTS 46 has it, so that
 * composed, decomposed and `xn--` spellings are one. Mail goes to the address as it was given.
 */
export function canonicalAddress(address: string): string {
  const plain = stripped(address).normalize("NFC").toLowerCase();
  const at = plain.lastIndexOf("@");
  if (at < 0) return plain;
  return `${plain.slice(0, at)}@${asciiDomain(plain.slice(at + 1))}`;
}

/** The host name of a URL is the domain by UTS 46; a text that is no domain stays as it is. */
function asciiDomain(domain: string): string {
  const host = NO_HOST.test(domain) ? undefined : URL.parse(`http://${domain}`)?.hostname;
  return (host || domain).replace(/\.$/, "");
}
