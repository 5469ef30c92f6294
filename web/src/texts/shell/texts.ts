import { en } from "./en.ts";
import { ru } from "./ru.ts";

/** Texts of the shell and of the components that all pages share. */
export const SHELL = { en, ru };
