type Data = Readonly<Record<string, unknown>>;

/** All that a mail without marketing consent may know: nothing that recommends, discounts or reminds is in it. */
const KNOWN = ["language", "time_zone", "customer", "order", "care", "store", "brand", "links"];
const LINKS = ["shop", "preferences"];

/**
 * The data of a mail about somebody's own order. What is not here no template can show, whichever partials it holds: so
 * no such mail carries an advertisement by mistake.
 */
export function serviceData(data: Data): Data {
  const { links, care, ...rest } = only(data, KNOWN);
  return {
    ...rest,
    links: only(Object(links), LINKS),
    ...(Array.isArray(care) && { care: care.map(({ accessories: _, ...line }) => line) }),
  };
}

/** Not known here either, and no marketing: what several mails share may ask for it. */
const NEUTRAL = ["links.unsubscribe", "links.confirm", "reminder"];

/** What marketing mails know and these do not, and why: for whoever writes one. */
export function withheldFrom(data: Data): (name: string) => string | undefined {
  return (name) => {
    const [head = "", second] = name.split(".");
    const isKnown = head === "links" && second !== undefined ? LINKS.includes(second) : KNOWN.includes(head);
    return isKnown || NEUTRAL.includes(name) || !(head in data) ? undefined : WHY;
  };
}

const WHY =
  "a mail of a service chain goes without marketing consent and carries no marketing, so that this is not known there: remove it, or send the template by a chain without kind: service";

function only(data: Data, names: readonly string[]): Data {
  return Object.fromEntries(Object.entries(data).filter(([name]) => names.includes(name)));
}
