import { Command } from "commander";
import type { OperateQuarantine, Replayed, ReplayedRecord } from "../../src/app/quarantine/operate.ts";
import { inWords, type PutAside } from "../../src/domain/quarantine/record.ts";
import { onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { type OpenQuarantine, openQuarantine } from "../quarantine/open-quarantine.ts";
import { misuse } from "../terminal/refusal.ts";
import { grid, moment, pairs } from "../terminal/terminal.ts";

interface Options extends WhichDeployment {
  readonly json?: boolean;
}

const HELP = `
A stored record that cannot be read (a profile, a score, a taste, a wallet, a fact) is put aside: nights, folds and chains go
on without it, and only its customer waits. Mend it, then replay it: a profile, a taste and a score are made anew from the
facts by that alone; a fact or a wallet is mended in the table first.

Examples:
  comeback quarantine                        what is put aside, why and since when
  comeback quarantine show 4f1c2d3e4b5a6978  the record as the table has it
  comeback quarantine replay 4f1c2d3e4b5a6978
  comeback quarantine replay --all
  comeback quarantine drop 4f1c2d3e4b5a6978 --reason "a test order of 2024"`;

/** Records that cannot be read, and what is done about them. */
export function quarantineCommand(open: OpenQuarantine = openQuarantine): Command {
  const command = new Command("quarantine")
    .description("stored records that cannot be read: list, show, replay or drop them")
    .addHelpText("after", HELP);
  command.addCommand(listCommand(open), { isDefault: true });
  command.addCommand(showCommand(open));
  command.addCommand(replayCommand(open));
  command.addCommand(dropCommand(open));
  return command;
}

function listCommand(open: OpenQuarantine): Command {
  return onDeployment(new Command("list"))
    .description("what is put aside, why and since when; exit code 1 where anything is")
    .option("--json", "print JSON")
    .action(async ({ json, ...which }: Options) => {
      const records = await (await open(which)).list();
      console.log(json ? JSON.stringify(records) : listPage(records));
      if (records.some(({ dropped }) => !dropped)) process.exitCode = 1;
    });
}

function showCommand(open: OpenQuarantine): Command {
  return onDeployment(new Command("show"))
    .description("one record as the table has it, personal data included")
    .argument("<id>", "of the list")
    .option("--json", "print JSON")
    .action(async (id: string, { json, ...which }: Options) => {
      const shown = await (await open(which)).show(id);
      if (!shown) throw notThere(id);
      console.log(json ? JSON.stringify(shown) : showPage(shown));
    });
}

function replayCommand(open: OpenQuarantine): Command {
  return onDeployment(new Command("replay"))
    .description("read records again, and do what would have followed; exit code 1 where one still cannot be")
    .argument("[ids...]", "of the list")
    .option("--all", "every record that was not dropped")
    .option("--json", "print JSON")
    .action(async (ids: readonly string[], { json, all, ...which }: Options & { all?: boolean }) => {
      if (all === true ? ids.length > 0 : ids.length === 0)
        throw misuse("name the records, or say --all: comeback quarantine lists them");
      const replayed = await (await open(which)).replay(all === true ? undefined : ids);
      const missing =
        all === true ? undefined : ids.find((id) => !replayed.some(({ record }) => record.id === id));
      if (missing !== undefined) throw notThere(missing);
      console.log(json ? JSON.stringify(replayed) : replayPage(replayed));
      if (replayed.some(({ result }) => result.kind !== "restored" && result.kind !== "gone"))
        process.exitCode = 1;
    });
}

function dropCommand(open: OpenQuarantine): Command {
  return onDeployment(new Command("drop"))
    .description("live without a record: it stays where it is, is counted no more and rings no alarm")
    .argument("<id>", "of the list")
    .requiredOption("--reason <text>", "why, for whoever asks later")
    .option("--json", "print JSON")
    .action(async (id: string, { json, reason, ...which }: Options & { reason: string }) => {
      const record = await (await open(which)).drop(id, reason);
      if (!record) throw notThere(id);
      console.log(json ? JSON.stringify(record) : `Dropped: ${inWords(record)}.`);
    });
}

const notThere = (id: string) => misuse(`nothing is put aside as ${id}: comeback quarantine lists what is`);

function listPage(records: readonly PutAside[]): string {
  if (records.length === 0) return "Nothing is put aside: every record that was met could be read.";
  const rows = records.map(({ dropped, ...record }) => [
    ...[record.id, inWords(record), record.reason, moment(record.firstSeenAt), moment(record.lastSeenAt)],
    ...[`${record.times}`, dropped ? `dropped: ${dropped.reason}` : ""],
  ]);
  return `${grid(["id", "record", "why", "first seen", "last seen", "times", ""], rows)}\n\nOnce mended: comeback quarantine replay --all`;
}

function showPage({ record, stored }: NonNullable<Awaited<ReturnType<OperateQuarantine["show"]>>>): string {
  const top = pairs([
    ["record", inWords(record)],
    ["why", record.reason],
    ["first seen", moment(record.firstSeenAt)],
    ["last seen", `${moment(record.lastSeenAt)}, ${record.times} times in all`],
    ["dropped", record.dropped?.reason],
  ]);
  return `${top}\n\n${stored === undefined ? "Nothing is stored there any more." : JSON.stringify(stored, null, 2)}`;
}

const OUTCOMES: Readonly<Record<Replayed["kind"], string>> = {
  restored: "restored",
  gone: "not stored any more, forgotten",
  unreadable: "still cannot be read",
  failed: "can be read; what follows from it failed",
};

function replayPage(replayed: readonly ReplayedRecord[]): string {
  if (replayed.length === 0) return "Nothing to do: nothing is put aside.";
  const rows = replayed.map(({ record, result }) => [
    ...[record.id, inWords(record), OUTCOMES[result.kind], "why" in result ? result.why : ""],
  ]);
  return grid(["id", "record", "came of it", ""], rows);
}
