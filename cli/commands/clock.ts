import { Command } from "commander";
import { DAY, type Instant, parseDuration } from "../../src/domain/basics/calendar.ts";
import { connect } from "../deployment/deployment.ts";
import { control, nowOf, type RunningStack } from "../deployment/local-stack.ts";
import { startProgress } from "../terminal/progress.ts";
import { misuse } from "../terminal/refusal.ts";

const HELP = `
Goes forward to that moment and plays everything that falls due on the way: nights, waits of chains, mails.
Only the local stack's clock can be moved, and only forward.

Examples:
  comeback clock               what time it is there
  comeback clock +3d           three days on
  comeback clock +12h
  comeback clock 2026-12-24    to the start of that day (UTC)
  comeback clock 2026-12-24T09:30:00+03:00`;

export function clockCommand(): Command {
  return new Command("clock")
    .description("show or advance the clock of the local stack")
    .argument("[time]", "+3d, +12h, +30m, +2w, or a date")
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async (time: string | undefined, { json }: { json?: boolean }) => {
      const { local, name } = await connect({});
      if (!local)
        throw misuse(`${name} runs on real time; only a local stack's clock can be moved (npm start)`);
      const before = local.now;
      if (time !== undefined) await advance(local, before, targetOf(time, before));
      const after = time === undefined ? before : await nowOf(local);
      if (json) return console.log(JSON.stringify({ before: iso(before), now: iso(after) }));
      console.log(
        time === undefined ? `It is ${iso(after)} there.` : `From ${iso(before)} to ${iso(after)}.`,
      );
    });
}

const iso = (at: number) => new Date(at).toISOString();

/** Day by day: a month of a large shop's life takes longer than a request should. */
async function advance(local: RunningStack, from: Instant, to: Instant): Promise<void> {
  const days = Math.ceil((to - from) / DAY);
  const progress = days > 1 ? startProgress("Playing", days, "days") : undefined;
  for (let day = 1; day <= days; day++) {
    await control(local, "POST", "/clock", { to: iso(Math.min(from + day * DAY, to)) });
    progress?.update(day);
  }
  progress?.stop();
}

function targetOf(time: string, now: Instant): Instant {
  const duration = parseDuration(time.replace(/^\+/, ""));
  if (duration !== undefined) return now + duration;
  const at = /^\d{4}-\d{2}-\d{2}/.test(time) ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(at)) {
    throw misuse(`"${time}" is neither a duration (+30m, +12h, +3d, +2w) nor a date (2026-12-24)`);
  }
  if (at < now) throw misuse(`${iso(at)} is past: it is ${iso(now)} there, and the clock only goes forward`);
  return at;
}
