export type DateForm = "ymd" | "dmy" | "mdy" | "unix" | "excel" | "excel-1904";

/** What a file's rows are. */
export type Subject = "orders" | "people";

/** What somebody says of a file; what they leave out is guessed. Columns are named by their titles, or by number. */
export interface Wishes {
  readonly subject: Subject;
  readonly header: boolean;
  /** By role. `consent` and `currency` may hold for all rows: `yes`, `EUR`. */
  readonly columns: Readonly<Record<string, string>>;
  readonly dateFormat?: string;
  readonly decimal?: "," | ".";
  readonly delimiter?: string;
  readonly encoding?: string;
  /** What words of a status mean. */
  readonly statuses?: Readonly<Record<string, Meaning>>;
}

/** What a word for the status of an order says of it. */
export type Meaning = "paid" | "open" | "unpaid" | "cancelled" | "refunded" | "partly-refunded" | "no-order";

/** A word of a status column; without a meaning nobody knows what it says. */
export interface StatusWord {
  readonly role: "status" | "payment";
  readonly word: string;
  readonly column: string;
  readonly rows: number;
  readonly meaning?: Meaning;
}

/** How the file is going to be read. */
export interface Look {
  /** The same whenever this file is read so. */
  readonly importId: string;
  /** Another one, for a file whose import was undone. */
  readonly againId: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly titles: readonly string[];
  /** Columns by role. */
  readonly columns: Readonly<Record<string, number>>;
  /** How dates are written: `dmy` is the day first. */
  readonly dateForm?: DateForm;
  readonly decimal?: "," | ".";
  /** The first rows, as they are. */
  readonly rows: readonly (readonly string[])[];
  /** Columns that go along as attributes of people, by the names that they get. */
  readonly attributes: readonly string[];
  /** Words of its status columns. */
  readonly statuses: readonly StatusWord[];
  /** Columns that are left out. */
  readonly leftOut: readonly string[];
  /** The other tool's export that it is, and what follows for all its rows. */
  readonly known?: { readonly tool: string; readonly of: string; readonly so?: string };
  /** About how many rows there are. */
  readonly lines: number;
}

export interface Counts {
  readonly rows: number;
  readonly items: number;
  readonly sent: number;
  readonly bad: number;
  readonly incomplete: number;
  readonly duplicates: number;
  readonly leftOut: number;
}

/** What people of the file have said of mails. */
export interface Mailing {
  readonly agreed: number;
  readonly withdrew: number;
  readonly unsaid: number;
  readonly bounced: number;
  readonly complained: number;
}

export interface Outcome {
  readonly counts: Counts;
  readonly mailing?: Mailing;
  /** Of orders whose file says what has become of them: how many, by its word. */
  readonly statuses: readonly StatusCount[];
  /** Rows that did not go in, or not whole: a CSV file. */
  readonly report?: Blob;
  /** The first of them. */
  readonly examples: readonly {
    readonly line: number;
    readonly reason: Readonly<Record<ReportLanguage, string>>;
  }[];
}

export type ReportLanguage = "en" | "ru";

export interface StatusCount {
  /** Empty where a date, an amount or nothing says it. */
  readonly word: string;
  readonly meaning: Meaning | "unsaid";
  readonly orders: number;
}

/** What has to be said before the file can be read. */
export interface Open {
  readonly message: string;
  readonly about?: "dateFormat" | "decimal" | "delimiter" | "header" | "encoding" | "columns" | "statuses";
  readonly answers?: readonly string[];
  readonly roles?: readonly string[];
  readonly words?: readonly StatusWord[];
  /** Of the file, so that somebody can say. */
  readonly look: Pick<Look, "titles" | "rows">;
}

/** Of the shop, what a file leaves open. */
export interface Shop {
  readonly currency: string;
  readonly timeZone: string;
}

export type Asked =
  | { readonly kind: "look"; readonly file: File; readonly wishes: Wishes }
  /** Reads all of it. `isTry`: nothing is sent. */
  | {
      readonly kind: "run";
      readonly isTry: boolean;
      readonly shop: Shop;
      /** Of the report. */
      readonly language: ReportLanguage;
    }
  | { readonly kind: "answered"; readonly batch: number; readonly rejected: readonly Rejected[] }
  | { readonly kind: "failed"; readonly batch: number; readonly message: string };

export interface Rejected {
  readonly index: number;
  readonly reason: string;
}

export type Answered =
  | { readonly kind: "looked"; readonly look: Look }
  | { readonly kind: "open"; readonly open: Open }
  | { readonly kind: "progress"; readonly counts: Counts }
  /** To be sent; the worker waits for the answer to it. */
  | { readonly kind: "batch"; readonly batch: number; readonly calls: readonly unknown[] }
  | { readonly kind: "done"; readonly outcome: Outcome }
  | { readonly kind: "broken"; readonly message: string };
