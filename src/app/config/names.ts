import type { Bundle } from "../../domain/config/bundle.ts";
import { inLanguages } from "../../domain/config/localised.ts";

/** By language. */
type InLanguages = Readonly<Record<string, string>>;

/** How the shop calls what others tell by id only. */
export type NamedKind = "segments" | "chains" | "campaigns" | "offers";

/** By kind and id, the names in each of the shop's languages. */
export type Names = Readonly<Record<NamedKind, Readonly<Record<string, InLanguages>>>>;

export function namesIn({ segments, chains, campaigns, offers, store: { languages } }: Bundle): Names {
  const named = (all: Readonly<Record<string, { readonly name: Parameters<typeof inLanguages>[0] }>>) =>
    Object.fromEntries(Object.entries(all).map(([id, { name }]) => [id, inLanguages(name, languages)]));
  return {
    segments: named(Object.fromEntries([...segments.list, segments.otherwise].map((one) => [one.id, one]))),
    chains: named(chains),
    campaigns: named(campaigns),
    offers: named(offers.list),
  };
}
