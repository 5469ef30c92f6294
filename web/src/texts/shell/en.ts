import type { Playing } from "../../../../src/contracts/page.ts";

export interface ShellTexts {
  readonly menu: string;
  readonly closeMenu: string;
  readonly skip: string;
  readonly theme: string;
  readonly themes: Readonly<Record<"system" | "light" | "dark", string>>;
  readonly language: string;
  readonly signOut: string;
  readonly signingIn: string;
  readonly playing: Readonly<Record<Exclude<Playing["phase"], "done" | "failed">, string>>;
  readonly signInFailed: string;
  readonly again: string;
  readonly loading: string;
  readonly failed: string;
  readonly offline: string;
  readonly stale: (ago: string) => string;
  readonly notFound: string;
  readonly notFoundWhy: string;
  readonly toOverview: string;
  readonly broken: string;
  readonly noAccess: string;
  readonly zone: (zone: string) => string;
  readonly nightOf: (day: string) => string;
  readonly noNight: string;
  readonly cancel: string;
  readonly close: string;
  readonly working: string;
  readonly typeToConfirm: (word: string) => string;
  readonly copy: string;
  readonly copied: string;
  readonly csv: string;
  readonly more: string;
  readonly sortBy: (column: string) => string;
  readonly rows: (shown: string, all: string) => string;
  readonly asTable: string;
  readonly asFigure: string;
  readonly explain: string;
  readonly all: string;
  readonly budgets: {
    readonly all: string;
    readonly offer: (name: string) => string;
    readonly chain: (name: string) => string;
    readonly campaign: (name: string) => string;
    readonly ever: string;
    readonly week: (day: string) => string;
  };
}

export const en: ShellTexts = {
  menu: "Menu",
  closeMenu: "Close menu",
  skip: "Skip to the page",
  theme: "Theme",
  themes: { system: "As the system", light: "Light", dark: "Dark" },
  language: "Language",
  signOut: "Sign out",
  signingIn: "Signing in …",
  playing: {
    building: "The page is being built …",
    starting: "The stack is starting …",
    history: "A year of the demo shop is coming in: events",
    night: "The first night is being computed …",
    days: "The demo shop plays its days:",
  },
  signInFailed: "You could not be signed in",
  again: "Try again",
  loading: "Loading …",
  failed: "This could not be loaded",
  offline: "The admin API did not answer. Check your connection, or try again in a moment.",
  stale: (ago) => `This could not be refreshed. You see what was loaded ${ago}.`,
  notFound: "There is no such page",
  notFoundWhy: "The address may have been cut off, or the page has been renamed.",
  toOverview: "Go to the overview",
  broken: "Something on this page broke",
  noAccess: "Your role does not allow this page. An admin can change it.",
  zone: (zone) => `Times are in ${zone}`,
  nightOf: (day) => `Figures of the night of ${day}`,
  noNight: "No night has been computed yet",
  cancel: "Cancel",
  close: "Close",
  working: "Working …",
  typeToConfirm: (word) => `Type “${word}” to confirm`,
  copy: "Copy",
  copied: "Copied",
  csv: "Download CSV",
  more: "Show more",
  sortBy: (column) => `Sort by ${column}`,
  rows: (shown, all) => `${shown} of ${all}`,
  asTable: "Show as a table",
  asFigure: "Show as a figure",
  explain: "What is this?",
  all: "All",
  budgets: {
    all: "All offers",
    offer: (name) => `Offer ${name}`,
    chain: (name) => `Chain ${name}`,
    campaign: (name) => `Campaign ${name}`,
    ever: "ever",
    week: (day) => `week of ${day}`,
  },
};
