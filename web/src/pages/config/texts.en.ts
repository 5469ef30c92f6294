import type { ConfigEffect } from "../../api/config.ts";
import type { Refused } from "./upload.ts";
import type { Change } from "./working-copy.ts";

type Effects = { readonly [K in ConfigEffect["kind"]]: (one: Extract<ConfigEffect, { kind: K }>) => string };

export interface ConfigTexts {
  readonly title: string;
  readonly lead: (version: string, when: string, by: string) => string;
  readonly nothingYet: string;
  readonly nothingYetWhat: string;
  readonly you: string;
  readonly tabs: Readonly<Record<"files" | "changes" | "history", string>>;
  readonly views: string;
  readonly files: string;
  readonly newFile: string;
  readonly newFileHint: string;
  readonly create: string;
  readonly exists: string;
  readonly remove: (path: string) => string;
  readonly removeWhat: string;
  readonly discard: string;
  readonly discardWhat: (files: string) => string;
  readonly change: Readonly<Record<Change, string>>;
  readonly problemsIn: (count: string) => string;
  readonly choose: string;
  readonly editorOf: (path: string) => string;
  readonly saving: Readonly<Record<"saved" | "waiting" | "saving" | "none", string>>;
  readonly notSaved: (why: string) => string;
  readonly elsewhere: string;
  readonly elsewhereWhat: string;
  readonly takeOther: string;
  readonly keepMine: string;
  readonly overtaken: (version: string) => string;
  readonly overtakenBy: (version: string, by: string, when: string, note: string) => string;
  readonly bringIn: string;
  readonly conflicts: string;
  readonly conflictsWhat: string;
  readonly mine: string;
  readonly theirs: string;
  readonly asItStands: string;
  readonly mergeOf: (path: string) => string;
  readonly problems: string;
  readonly warnings: string;
  readonly checking: string;
  readonly allRight: string;
  readonly allRightHint: string;
  readonly place: (line: string) => string;
  readonly upload: string;
  readonly uploadFolder: string;
  readonly uploadZip: string;
  readonly dropHere: string;
  readonly taken: (files: string, changed: string) => string;
  readonly undo: string;
  readonly refused: Readonly<Record<Refused, string>>;
  readonly download: string;
  readonly noChanges: string;
  readonly noChangesWhat: string;
  readonly diffOf: (path: string) => string;
  readonly effects: string;
  readonly effect: Effects;
  readonly refolding: (whom: string, customers: string, usd: string) => string;
  readonly refoldingOf: (refolding: { readonly kind: string; readonly names: string }) => string;
  readonly shift: (moved: string, customers: string) => string;
  readonly about: (about: string, interval: string) => string;
  readonly counted: Readonly<Record<"night" | "now", (night: string) => string>>;
  readonly shiftOf: (asked: string, exact: boolean) => string;
  readonly segment: string;
  readonly before: string;
  readonly after: string;
  readonly publish: string;
  readonly publishTitle: string;
  readonly publishNow: string;
  readonly whatChanges: (files: string) => string;
  readonly rendering: (done: string, of: string) => string;
  readonly wrong: (count: string) => string;
  readonly withWarnings: (count: string) => string;
  readonly note: string;
  readonly noteHint: string;
  readonly undoHint: string;
  readonly isInForce: (version: string) => string;
  readonly version: string;
  readonly when: string;
  readonly who: string;
  readonly inForce: string;
  readonly compare: string;
  readonly from: string;
  readonly to: string;
  readonly draft: string;
  readonly rollbackHint: string;
  readonly rollback: string;
  readonly rollbackTitle: (version: string) => string;
  readonly rollbackWhat: (version: string) => string;
  readonly readOnly: string;
}

const list = (names: readonly string[]) => names.join(", ");

export const en: ConfigTexts = {
  title: "Config",
  lead: (version, when, by) => `Version ${version} is in force, published ${when} by ${by}`,
  nothingYet: "Nothing is published yet",
  nothingYetWhat:
    "Upload a folder, like examples/store, or write store.yaml, segments.yaml and offers.yaml here.",
  you: "you",
  tabs: { files: "Files", changes: "Changes", history: "History" },
  views: "Views of the config",
  files: "Files of the config",
  newFile: "New file",
  newFileHint: "With its folder, like chains/win-back.yaml",
  create: "Create",
  exists: "This file is there already",
  remove: (path) => `Remove ${path}`,
  removeWhat: "It goes away from your draft. Nothing changes for customers until you publish.",
  discard: "Discard changes",
  discardWhat: (files) => `Your changes are lost (files: ${files}). This cannot be undone.`,
  change: { added: "new", removed: "removed", changed: "changed" },
  problemsIn: (count) => `problems: ${count}`,
  choose: "Choose a file",
  editorOf: (path) => `Text of ${path}`,
  saving: { saved: "Draft saved", waiting: "Not saved yet", saving: "Saving …", none: "No changes" },
  notSaved: (why) => `The draft could not be saved: ${why}`,
  elsewhere: "Your draft was changed in another window",
  elsewhereWhat: "Nothing is saved here until you choose which of the two goes on.",
  takeOther: "Go on with the other",
  keepMine: "Go on with this one",
  overtaken: (version) => `Version ${version} has been published since you began`,
  overtakenBy: (version, by, when, note) => `Version ${version} by ${by}, ${when}${note ? `: ${note}` : ""}`,
  bringIn: "Bring it into my draft",
  conflicts: "Both of you changed these files",
  conflictsWhat: "Take theirs, keep yours, or decide piece by piece. Nothing can be published before.",
  mine: "Keep mine",
  theirs: "Take theirs",
  asItStands: "Done with this file",
  mergeOf: (path) => `${path}: theirs, and what yours has different`,
  problems: "Problems",
  warnings: "Warnings",
  checking: "Checking …",
  allRight: "Everything fits together",
  allRightHint: "What only the MJML compiler and the customers know is checked before you publish.",
  place: (line) => `line ${line}`,
  upload: "Upload",
  uploadFolder: "Choose a folder",
  uploadZip: "Choose a zip or files",
  dropHere: "Drop a folder, a zip or files here",
  taken: (files, changed) =>
    `Files taken into your draft: ${files}; different from the version in force: ${changed}`,
  undo: "Undo",
  refused: {
    "too-many": "That is more than 5,000 files: choose the folder of the config alone",
    "file-too-large": "One of the files is larger than 1 MB",
    "too-large": "That is more than 40 MB: choose the folder of the config alone",
    nothing: "There are no files of a config in it",
    unreadable: "This zip cannot be read",
  },
  download: "Download",
  noChanges: "Your draft has no changes",
  noChangesWhat: "What you write in the files shows here, against the version in force.",
  diffOf: (path) => `Changes of ${path}`,
  effects: "What follows from it",
  effect: {
    "segment-gone": ({ segment, feeds }) =>
      feeds.length > 0
        ? `Segment ${segment} goes away; it fed ${list(feeds)}`
        : `Segment ${segment} goes away`,
    "segment-new": ({ segment, feeds }) =>
      feeds.length > 0 ? `Segment ${segment} is new, and feeds ${list(feeds)}` : `Segment ${segment} is new`,
    "rules-change": () => "The rules of segments change. Nobody enters a chain because of it.",
    "takes-existing": ({ chain, segment, customers }) =>
      `Chain ${chain} takes those who are in ${segment} already${customers === undefined ? "" : ` (${customers} as of the last night)`}: more than 50 wait for your approval`,
    "chain-new": ({ chain }) => `Chain ${chain} is new`,
    "chain-gone": ({ chain }) =>
      `Chain ${chain} goes away: nobody enters any more, and who is under way goes on to the end`,
    "chain-changed": ({ chain }) =>
      `Chain ${chain} changes for those who enter from now on; who is under way keeps the version they began with`,
    "campaign-new": ({ campaign }) => `Campaign ${campaign} is new; somebody has to start it`,
    "campaign-gone": ({ campaign }) => `Campaign ${campaign} goes away`,
  },
  refolding: (whom, customers, usd) => `${whom}: at most ${customers} customers, ${usd}`,
  refoldingOf: ({ kind, names }) =>
    kind === "currencies"
      ? `The next night reads again who has paid in ${names}`
      : names
        ? `${names}: changed, so the next night reads everybody again`
        : "The next night reads everybody again who is known already",
  shift: (moved, customers) => `About ${moved} of ${customers} customers would be in another segment`,
  about: (about, interval) => `about ${about} (${interval})`,
  counted: {
    night: (night) => `“Now” is what the night of ${night} has counted, as on the page Segments.`,
    now: (night) =>
      `The rules in force are newer than the night of ${night}, so “now” is counted by them and is not what the page Segments shows.`,
  },
  shiftOf: (asked, exact) =>
    exact
      ? "All of its customers were asked by the new rules."
      : `${asked} customers drawn by it were asked; the intervals hold the truth 95 times in 100.`,
  segment: "Segment",
  before: "Now",
  after: "Then",
  publish: "Publish …",
  publishTitle: "Publish the draft",
  publishNow: "Publish",
  whatChanges: (files) => `Files that change: ${files}.`,
  rendering: (done, of) => `Mails rendered and tried: ${done} of ${of}.`,
  wrong: (count) => `Problems: ${count}. Nothing can be published before they are fixed.`,
  withWarnings: (count) => `Warnings: ${count}. It may be published so, and is hardly meant.`,
  note: "What changes and why",
  noteHint: "For the history",
  undoHint: "You can roll back at any time. Mails that have gone stay gone.",
  isInForce: (version) => `Version ${version} is in force. The history can take it back.`,
  version: "Version",
  when: "Published",
  who: "By",
  inForce: "in force",
  compare: "Compare",
  from: "From",
  to: "To",
  draft: "My draft",
  rollbackHint: "Why, for the history and the log of changes. Can be left out.",
  rollback: "Roll back",
  rollbackTitle: (version) => `Roll back to version ${version}`,
  rollbackWhat: (version) =>
    `The content of version ${version} is put in force as a new version. Customers who are under way go on by the version they began with. Rolling forward again undoes it.`,
  readOnly: "Your role may look at the config, and not change it.",
};
