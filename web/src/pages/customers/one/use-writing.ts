import { useMemo } from "react";
import type { CustomerPage } from "../../../api/customers.ts";
import { useFormats, useLanguage } from "../../../texts/language.tsx";
import { nameIn } from "../../../texts/names.ts";
import { WORDS } from "../words/words.ts";
import type { Writing } from "../words/writing.ts";

/** How this customer's page writes what it shows: the reader's words, the shop's names and currency. */
export function useWriting({ chains, grantable, segments, currency }: CustomerPage): Writing {
  const { language } = useLanguage();
  const formats = useFormats();
  return useMemo(() => {
    const named = new Map(chains.map(({ chain, name }) => [chain, nameIn(name, language)]));
    const offers = new Map(grantable.offers.map(({ id, name }) => [id, nameIn(name, language)]));
    return {
      ...{ formats, language, currency: currency || "XXX", words: WORDS[language] },
      chain: (id) => named.get(id) ?? id,
      segment: (id) => nameIn(segments[id] ?? id, language),
      offer: (id) => offers.get(id) ?? id,
    };
  }, [chains, grantable, segments, currency, formats, language]);
}
