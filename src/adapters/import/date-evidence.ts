import { DAY, type Instant } from "../../domain/basics/calendar.ts";
import { type DateOrder, orderShownBy } from "../../domain/basics/written-time.ts";
import { type DateForm, serialOf, wallOf } from "./date-forms.ts";
import { Unclear } from "./unclear.ts";

type Shown = DateOrder | "either" | "serial";

interface Seen {
  count: number;
  /** The first that was seen, and its line. */
  readonly text: string;
  readonly line: number;
}

/** No shop of the web is older; only a spreadsheet's other epoch makes dates older than this. */
const FIRST_SHOPS = Date.UTC(1990, 0, 1);

const DAY_OR_MONTH_FIRST = { about: "dateFormat", answers: ["DD/MM/YYYY", "MM/DD/YYYY"] } as const;

/** What the dates of a column show about how they are written. Where they leave a choice it is asked, not guessed. */
export class DateEvidence {
  private readonly seen = new Map<Shown, Seen>();
  private lowest = Number.POSITIVE_INFINITY;
  private highest = Number.NEGATIVE_INFINITY;

  add(text: string, line: number): void {
    const serial = serialOf(text);
    if (serial !== undefined) {
      this.lowest = Math.min(this.lowest, serial);
      this.highest = Math.max(this.highest, serial);
    }
    const shown = serial === undefined ? orderShownBy(text) : "serial";
    if (!shown) return;
    const before = this.seen.get(shown);
    if (before) before.count++;
    else this.seen.set(shown, { count: 1, text, line });
  }

  /** Whether nothing further down can change how the dates so far are read. */
  get settled(): boolean {
    const kinds = [...this.seen.keys()];
    return kinds.length > 0 && kinds.every((kind) => kind === "ymd" || kind === "unix");
  }

  /** How the column is to be read; refused with a question where that cannot be known. */
  form(now: Instant): DateForm {
    const dayFirst = this.seen.get("dmy");
    const monthFirst = this.seen.get("mdy");
    if (dayFirst && monthFirst) {
      throw new Unclear(
        `the dates contradict each other: ${at(dayFirst)} has the day first, ${at(monthFirst)} the month`,
        DAY_OR_MONTH_FIRST,
        "Say which holds with --date-format DD/MM/YYYY or --date-format MM/DD/YYYY; rows in the other order go to the report",
      );
    }
    if (dayFirst) return "dmy";
    if (monthFirst) return "mdy";
    const either = this.seen.get("either");
    if (either) {
      throw new Unclear(
        `dates such as ${either.text} can be read in two ways, and no row of the file tells which`,
        DAY_OR_MONTH_FIRST,
        "say --date-format DD/MM/YYYY or --date-format MM/DD/YYYY",
      );
    }
    const [most] = [...this.seen].sort(([, one], [, other]) => other.count - one.count);
    const kind = most?.[0] ?? "ymd";
    if (kind === "serial") return this.epoch(now);
    return kind === "either" ? "ymd" : kind;
  }

  /** Days count from 1904 where 1900 would be before all shops, and from 1900 where 1904 would be the future. */
  private epoch(now: Instant): DateForm {
    if (wallOf(this.highest, "excel-1904") > now + DAY) return "excel";
    if (wallOf(this.lowest, "excel") < FIRST_SHOPS) return "excel-1904";
    const day = (form: "excel" | "excel-1904") =>
      new Date(wallOf(this.lowest, form)).toISOString().slice(0, 10);
    throw new Unclear(
      `dates such as ${this.lowest} are a spreadsheet's: counted from 1900 that is ${day("excel")}, from 1904 ` +
        day("excel-1904"),
      { about: "dateFormat", answers: ["excel", "excel-1904"] },
      "Say --date-format excel or --date-format excel-1904",
    );
  }
}

const at = ({ text, line }: Seen): string => `${text} (line ${line})`;
