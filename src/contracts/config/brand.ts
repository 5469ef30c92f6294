import * as z from "zod";
import { DARK, LIGHT } from "../../domain/config/brand.ts";
import type { Palette } from "../../domain/config/store.ts";
import { WebAddress } from "./values.ts";

const Color = z.string().regex(/^#[0-9a-f]{6}$/i, 'not a colour: write it like "#1f4d3f", in quotes');

const palette = (colors: Palette) =>
  z
    .strictObject({
      accent: Color.default(colors.accent).describe("Buttons and links."),
      on_accent: Color.default(colors.on_accent).describe("Text on `accent`."),
      background: Color.default(colors.background).describe("Behind everything."),
      card: Color.default(colors.card).describe("Behind the text."),
      text: Color.default(colors.text).describe("Text."),
      muted: Color.default(colors.muted).describe("Small print."),
    })
    .default(colors);

/** Looks of the pages that customers see, and of mails with a layout. */
export const BrandSchema = z.strictObject({
  logo: WebAddress.exactOptional().describe("Address of the shop's logo; its name when absent."),
  colors: palette(LIGHT).describe("Colours, each like #1f4d3f."),
  dark: palette(DARK).describe("Colours where the customer's system is dark."),
});
