import type { Fact } from "../../../src/domain/facts/facts.ts";
import { fact, item, key, link, order, PROOF } from "../../support/facts.ts";
import type { Cloud } from "../cloud.ts";

/** Somebody with an address who has agreed to mails, known to the shop for a day. */
export function consenting(id: string, at: number): readonly Fact[] {
  const known = { customer: key(`u:${id}`), at: at - 86_400_000 };
  return [
    fact("identified", { ...known, email: `${id}@example.com` }),
    fact("consent-given", { ...known, proof: PROOF }),
  ];
}

export const subscribed = (id: string, at: number): Fact =>
  fact("subscribed", { customer: key(`u:${id}`), at, entry: "footer" });

export const ordered = (id: string, at: number, total = 90_000): Fact =>
  order(`order-${id}-${at}`, at, total, {
    customer: key(`u:${id}`),
    items: [item("tea", { name: "Black tea", category: "Tea" })],
  });

/** An order that names nobody, and somebody who says later that it was hers. */
export const orderOfNobody = (id: string, at: number): readonly Fact[] => [
  order("lone", at, 50_000, { customer: key("o:shop:lone") }),
  ...link("o:shop:lone", `u:${id}`, at),
];

/** A browser that turns out to be a customer's. */
export const browserOf = (id: string, at: number): readonly Fact[] => [
  fact("visited", { customer: key(`a:${id}`), at }),
  ...link(`a:${id}`, `u:${id}`, at),
];

/** As ingestion has stored them. */
export async function happens(cloud: Cloud, facts: readonly Fact[]): Promise<void> {
  await cloud.events.append(facts);
  await cloud.settled();
}
