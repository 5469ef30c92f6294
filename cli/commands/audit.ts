import { Command } from "commander";
import { makeAudit } from "../../src/app/report/audit.ts";
import { type Assumptions, USUAL_ASSUMPTIONS } from "../../src/domain/audit/comeback.ts";
import { parseDay } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { auditPage } from "../pages/audit-page.ts";
import { amountOption, dateOption, daysOption, percentOption } from "../terminal/options.ts";

const HELP = `
What a consultant would look at on the first day: who never bought, bought once, bought again; how soon people buy,
and buy again; where the base is asleep; on whom the money depends; what bringing people back is worth, with the
assumptions shown. Needs orders (comeback import), but no night. Reads every customer twice and writes nothing.

It looks at today, or at the day of the last order if that is more than 90 days ago. Asleep is who has been silent for
longer than nine of ten of the shop's own pauses that ended with another order.

Examples:
  comeback audit
  comeback audit --response 3 --discount 15 --margin 35
  comeback audit --date 1998-06-30 --asleep-after 60
  comeback audit --json | jq .comeback`;

interface Options extends WhichDeployment, Partial<Assumptions> {
  readonly date?: string;
  readonly asleepAfter?: number;
  readonly json?: boolean;
}

export function auditCommand(): Command {
  const { response, discount, margin } = USUAL_ASSUMPTIONS;
  return onDeployment(new Command("audit"))
    .description("take stock of a shop: who buys, who sleeps, what bringing them back is worth")
    .option("--date <YYYY-MM-DD>", "look at this day; later orders are not looked at", dateOption)
    .option("--asleep-after <days>", "days of silence after which a customer is asleep", daysOption)
    .option("--response <percent>", percents("who order because of a mail", response), percentOption)
    .option("--orders <n>", `orders by each of them (default: ${USUAL_ASSUMPTIONS.orders})`, amountOption)
    .option("--discount <percent>", percents("of the price given away", discount), percentOption)
    .option("--margin <percent>", percents("of the price left after the goods", margin), percentOption)
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async ({ date, asleepAfter, json, stack, region, ...assumptions }: Options) => {
      const deployment = await connect({ ...(stack && { stack }), ...(region && { region }) });
      const { config, customers } = await import("../../src/adapters/wiring.ts");
      const clock = { now: () => deployment.now };
      const audit = makeAudit({ customers: customers(), config: config(), clock });
      const day = date === undefined ? undefined : parseDay(date);
      const found = await audit({
        ...defined({ day, asleepAfter }),
        assumptions: { ...USUAL_ASSUMPTIONS, ...assumptions },
      });
      console.log(json ? JSON.stringify(found) : auditPage(found));
    });
}

function percents(what: string, usual: number): string {
  return `percent ${what} (default: ${usual * 100})`;
}
