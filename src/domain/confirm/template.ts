/** The template that asks a mailbox's owner to confirm, by its name in the shop's config. */
export const CONFIRM_TEMPLATE = "confirm";

/** The languages in which a shop needs no such template of its own. */
export const BUILT_IN_LANGUAGES: readonly string[] = ["en", "ru"];
