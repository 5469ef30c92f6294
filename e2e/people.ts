import type { Deployment } from "./deployment.ts";

/** A customer of the scenario. Whoever has a tier gets mails; what they say is decided by tier and variant. */
export interface Person {
  readonly userId: string;
  readonly email: string;
  /** All different: customers travel in cohorts by time zone, and where no time passes a cohort has room for one. */
  readonly timeZone: string;
  readonly consents: boolean;
  /** Price of the one order, in euros. */
  readonly spends: number;
  /** What the order is sent by. */
  readonly source: "segment" | "shopify" | "woocommerce" | "standard";
  readonly tier: "plain" | "raised" | "vip";
  readonly variant: "last_category" | "last_shop" | "universal";
}

/** Four people, new in every play: one in each tier, and one who has spent the most and never agreed to mails. */
export function makePeople({ addressOf }: Pick<Deployment, "addressOf">, play: string) {
  const person = (name: string, rest: Omit<Person, "userId" | "email">): Person => {
    const userId = `${name}-${play}`;
    return { userId, email: addressOf(userId), ...rest };
  };
  return {
    anna: person("anna", {
      ...{ source: "segment", spends: 1_990, timeZone: "Europe/Berlin", consents: true },
      ...{ tier: "plain", variant: "last_category" },
    }),
    boris: person("boris", {
      ...{ source: "shopify", spends: 12_500, timeZone: "Asia/Tokyo", consents: true },
      ...{ tier: "raised", variant: "last_shop" },
    }),
    vera: person("vera", {
      ...{ source: "woocommerce", spends: 64_000, timeZone: "America/New_York", consents: true },
      ...{ tier: "vip", variant: "universal" },
    }),
    gleb: person("gleb", {
      ...{ source: "standard", spends: 90_000, timeZone: "Africa/Nairobi", consents: false },
      ...{ tier: "vip", variant: "universal" },
    }),
  } satisfies Record<string, Person>;
}
