/** What a shop needs until mails go, in the order in which it is done. */
export const SETUP_STEPS = ["config", "events", "night", "consent", "mail"] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];
