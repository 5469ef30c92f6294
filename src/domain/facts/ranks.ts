/**
 * Who says something, the most trusted first. `server`: signed webhooks and secret keys, the shop's own word. `mailbox`:
 * proven by a link that only the mailbox's owner had. `browser`: the public write key, which anybody can read in a page.
 */
export const RANKS = ["server", "mailbox", "browser"] as const;

export type Rank = (typeof RANKS)[number];

/** The rank of what is stored: the shop's own word carries none, so that most facts need no room for it. */
export const rankOf = ({ rank = "server" }: { readonly rank?: Rank }): Rank => rank;

/** The field that a fact keeps its rank in. */
export const ranked = (rank: Rank): { readonly rank?: Rank } => (rank === "server" ? {} : { rank });

/**
 * A fact's or link's id with its rank in it, so that a browser's word can never take the place of the shop's: both are
 * stored, whichever comes first.
 */
export const idOfRank = (id: string, rank: Rank): string => (rank === "server" ? id : `${id}~${rank}`);

/**
 * A fact's or link's id with the import that told it, so that what another source says as well is another fact and stays
 * when the import is undone.
 */
export const idOfImport = (id: string, importId: string | undefined): string =>
  importId === undefined ? id : `${id}~${importId}`;
