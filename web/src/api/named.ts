import { useMemo } from "react";
import { useLanguage } from "../texts/language.tsx";
import { nameIn } from "../texts/names.ts";
import { useShop } from "./shop.ts";

const CAMPAIGN = "campaign:";

/** How the shop calls what answers tell by id, in the reader's language; the id where the config in force has no such thing. */
export interface Named {
  readonly segment: (id: string) => string;
  /** Of a chain, or of a campaign as chains have it: `campaign:ID`. */
  readonly chain: (id: string) => string;
  readonly campaign: (id: string) => string;
  readonly offer: (id: string) => string;
}

export function useNamed(): Named {
  const { language } = useLanguage();
  const names = useShop().data?.shop?.names;
  return useMemo(() => namedBy(names, language), [names, language]);
}

type Names = NonNullable<NonNullable<ReturnType<typeof useShop>["data"]>["shop"]>["names"];

function namedBy(names: Names | undefined, language: string): Named {
  const named = (kind: keyof Names) => (id: string) => {
    const found = names?.[kind];
    return (found && Object.hasOwn(found, id) && nameIn(found[id] ?? {}, language)) || id;
  };
  const [chain, campaign] = [named("chains"), named("campaigns")];
  return {
    segment: named("segments"),
    chain: (id) => (id.startsWith(CAMPAIGN) ? campaign(id.slice(CAMPAIGN.length)) : chain(id)),
    campaign,
    offer: named("offers"),
  };
}
