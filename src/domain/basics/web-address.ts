const LONGEST = 1000;

/** An address as mails may link to it: whole, http or https, at most 1,000 characters; undefined of anything else. */
export function webAddress(text: string | undefined): string | undefined {
  const url = URL.parse(text ?? "");
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  return isWeb && url.href.length <= LONGEST ? url.href : undefined;
}
