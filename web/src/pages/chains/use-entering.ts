import type { Chain } from "../../api/chains.ts";
import { useNamed } from "../../api/named.ts";
import { useCurrency } from "../../api/shop.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { TEXTS } from "./texts.ts";
import { enterInWords } from "./words.ts";

/** Writes what enters a chain. */
export function useEntering(): (enter: Chain["enter"]) => string {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const currency = useCurrency();
  const named = useNamed();
  const money = (amount: number) => formats.amount(amount, currency);
  return (enter) => enterInWords(enter, texts, { named, money });
}
