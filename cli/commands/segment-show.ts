import { Command, InvalidArgumentError } from "commander";
import { defined } from "../../src/domain/basics/defined.ts";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { COLUMNS, columnsNamed, USUAL_COLUMNS } from "../segments/columns.ts";
import type { OpenSegments } from "../segments/open-segments.ts";
import { showSome, writeCsv } from "../segments/show-members.ts";
import { decimalOption, delimiterOption } from "../terminal/options.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";

interface Options extends WhichConfig {
  readonly csv?: boolean;
  readonly columns: string;
  readonly limit?: number;
  readonly withConsent?: boolean;
  readonly delimiter: string;
  readonly decimal?: "comma" | "point";
  readonly bom?: boolean;
  readonly json?: boolean;
}

const HELP = `
Who is in a segment by the verdict of the last night, in no order: 20 of them, or with --csv all. The rest of what is
shown is as it is now. Reads the customers table with your AWS credentials (a million customers: about a cent) and
writes as fast as the reader takes it, so that any number goes through a pipe.

CSV is as in RFC 4180, in UTF-8. Texts that a spreadsheet would run as a formula get an apostrophe in front; what
never happened is an empty cell. For Excel: --bom, and in many languages --delimiter ";" --decimal comma.

Columns: ${COLUMNS.map(({ name }) => name).join(", ")}, or all; and attributes.NAME of store.yaml.

Examples:
  comeback segment show churn_risk
  comeback segment show churn_risk --csv > churn-risk.csv
  comeback segment show churn_risk --csv --with-consent --columns email,name,orders,spent,no_purchase_probability
  comeback segment show rfm:champions --csv --limit 100 --bom
  comeback segment show rfm:333 --json`;

export function showCommand(open: OpenSegments): Command {
  return onConfig(new Command("show"))
    .description("who is in a segment: the first 20, or all as CSV")
    .argument("<id>", "the segment's id; rfm:NAME and rfm:333 for the RFM table")
    .option("--csv", "all of them, as CSV on stdout")
    .option("--columns <names>", `columns, with commas between (default: ${USUAL_COLUMNS})`, USUAL_COLUMNS)
    .option("--limit <n>", "at most so many, whoever comes first", limitOption)
    .option("--with-consent", "only those who may be mailed now")
    .option("--delimiter <sign>", 'between the cells: "," or ";" or "tab"', delimiterOption, ",")
    .option("--decimal <sign>", "point or comma, in numbers", decimalOption)
    .option("--bom", "begin with a byte order mark, by which Excel knows UTF-8")
    .option("--json", "print JSON, as many as without --csv")
    .addHelpText("after", HELP)
    .action(async (id: string, options: Options) => {
      const columns = columnsNamed(options.columns);
      const { everybody, list } = await open(options);
      if (!everybody) throw misuse(NOT_OVER_API);
      const night = (await list())?.night ?? undefined;
      if (night === undefined)
        throw new Refusal("no night has put anybody in a segment yet: comeback recompute", 1);
      const { csv, json, limit, withConsent, delimiter, decimal, bom } = options;
      const asked = { segment: id, columns, night, ...defined({ limit, onlyMailable: withConsent }) };
      if (!csv || json) return console.log(await showSome(everybody, asked, json === true));
      const sign = decimal === "comma" ? "," : ".";
      await writeCsv(everybody, asked, { delimiter, decimal: sign, bom: bom === true });
    });
}

const NOT_OVER_API =
  "the admin API lists nobody, because that reads the whole table: it needs AWS credentials; comeback segment count and list work over it";

function limitOption(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw new InvalidArgumentError("A whole number, 1 or more.");
  return limit;
}
