/** Names that mean this machine, a network of its own, or nothing at all (RFC 6761, RFC 6762, RFC 8375). */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|corp|private|onion)$/;

/** What a URL's parser leaves of an address in numbers, whichever way it was written. */
const IN_NUMBERS = /^(\d{1,3}(\.\d{1,3}){3}|\[.*\])$/;

/**
 * What is wrong with the address of a webhook; undefined of one that may be posted to. Where its name leads is looked at
 * again when the connection is made, because a name can change its mind.
 */
export function webhookFault(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url || url.protocol !== "https:")
    return "not an https address: write it whole, like https://sms.example/comeback";
  if (url.username !== "" || url.password !== "")
    return "has a user name or password in it: leave them out, the signature shows who posts";
  if (url.hash !== "") return "has a part after #, which is never sent: leave it out";
  const host = url.hostname.replace(/\.$/, "");
  if (IN_NUMBERS.test(host))
    return "is an address in numbers: write a name, which a certificate can vouch for";
  if (!host.includes(".") || PRIVATE_NAME.test(host))
    return `${host} is no public name: a webhook is reached from AWS`;
  return undefined;
}
