import type { CohortJournal, EntryJournal } from "./chains.ts";
import type { SendJournal } from "./mail.ts";

/** The journal as a whole: one table, for those who need all of it. */
export interface Journal extends EntryJournal, CohortJournal, SendJournal {}
