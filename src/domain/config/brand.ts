import { defined } from "../basics/defined.ts";
import type { Brand, Palette, Store } from "./store.ts";

export const LIGHT: Palette = {
  accent: "#1a1a1a",
  on_accent: "#ffffff",
  background: "#f4f4f2",
  card: "#ffffff",
  text: "#222222",
  muted: "#666666",
};

export const DARK: Palette = {
  accent: "#e8e8e6",
  on_accent: "#1a1a1a",
  background: "#161616",
  card: "#222222",
  text: "#ececea",
  muted: "#a8a8a4",
};

/** The shop's looks; plain ones of a shop that says nothing of them. */
export const brandOf = (store: Pick<Store, "brand"> | undefined): Brand =>
  store?.brand ?? { colors: LIGHT, dark: DARK };

/** The looks by the names that mails use: `brand.accent`, `brand.dark.accent`, `brand.logo`. */
export function brandNames(store: Pick<Store, "brand"> | undefined) {
  const { logo, colors, dark } = brandOf(store);
  return { ...defined({ logo }), ...colors, dark };
}
