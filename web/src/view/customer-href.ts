/** Keys of customers that were opened lately, kept in the address: no name and no address of anybody. */
const MOST_RECENT = 8;
const BETWEEN = "~";

export const recentIn = (text: string | undefined): readonly string[] =>
  text === undefined
    ? []
    : text
        .split(BETWEEN)
        .filter((key) => key !== "")
        .slice(0, MOST_RECENT);

export const withRecent = (text: string | undefined, key: string): string =>
  [key, ...recentIn(text).filter((one) => one !== key)]
    .filter((one) => !one.includes(BETWEEN))
    .slice(0, MOST_RECENT)
    .join(BETWEEN);

/** The page of one customer. A shop's ids may hold anything, slashes too. */
export const customerHref = (key: string, recent?: string): string => {
  const kept = withRecent(recent, key);
  return `/customers/${encodeURIComponent(key)}${kept === "" ? "" : `?recent=${encodeURIComponent(kept)}`}`;
};

export const searchHref = (recent: string | undefined): string =>
  `/customers${recent === undefined ? "" : `?recent=${encodeURIComponent(recent)}`}`;
