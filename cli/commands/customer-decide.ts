import { Command } from "commander";
import type { PeopleDecision, PeopleRequest } from "../../src/app/people/decide-people.ts";
import type { Person } from "../../src/app/people/who-is-who.ts";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import type { OpenPeople } from "../people/open-people.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";
import { userName } from "../terminal/user-name.ts";

interface Options extends WhichConfig {
  readonly reason: string;
  readonly undo?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

const MERGE = `
Makes two customers one, whatever has been told of them; the stronger key owns (the shop's id, a platform's number, an
address, a browser), and of two of a kind the one that sorts first. Without --yes it only says who is who now and after.

Examples:
  comeback customer merge 42 anna@example.com --reason "asked for it on 3 May"
  comeback customer merge p:shopify:1 p:shopify:2 --reason "two accounts of one person" --yes
  comeback customer merge p:shopify:1 p:shopify:2 --undo --reason "was her sister" --yes`;

const SPLIT = `
Makes two keys of one customer two customers, whatever links say now or later. It is about the two keys as you name them:
what else hangs on each goes with it. Where the two are tied over a third key, it says which pair to name. Without --yes it
only says who is who now and after.

Examples:
  comeback customer split 42 anna@example.com --reason "the address is her daughter's"
  comeback customer split u:42 p:shopify:7 --reason "one mailbox, two people" --yes
  comeback customer split u:42 p:shopify:7 --undo --reason "mistaken" --yes`;

const KINDS = {
  merge: {
    wanted: "together",
    description: "make two customers one",
    undo: "take such a merge back: what links say holds again",
    help: MERGE,
  },
  split: {
    wanted: "apart",
    description: "make one customer two",
    undo: "take such a split back: what links say holds again",
    help: SPLIT,
  },
} as const satisfies Record<
  string,
  { wanted: PeopleRequest["wanted"]; description: string; undo: string; help: string }
>;

/** `comeback customer merge` and `split`: an operator's word on who is who. */
export function decideCommand(name: keyof typeof KINDS, open: OpenPeople): Command {
  const { wanted, description, undo: undoing, help } = KINDS[name];
  return onConfig(new Command(name))
    .description(description)
    .argument("<one>", "customer id, e-mail address or key")
    .argument("<other>", "customer id, e-mail address or key")
    .requiredOption("--reason <text>", "why, for whoever asks later; kept with the customers")
    .option("--undo", undoing)
    .option("--yes", "decide so; without it nothing is changed")
    .option("--json", "print JSON")
    .addHelpText("after", help)
    .action(async (one: string, other: string, _: Options, command: Command) => {
      // With those that `customer` has too, which takes them wherever they stand.
      const { reason, undo, yes, json, ...which } = command.optsWithGlobals<Options>();
      const words = reason.trim();
      if (words === "" || words.length > 200) throw misuse("--reason has 1 to 200 characters");
      const people = await open(which);
      const decided = await people.decide({
        ...{ one, other, wanted, reason: words, by: userName() },
        ...(undo && { undo }),
        ...(!yes && { dryRun: true }),
      });
      if (decided.result === "unknown") throw new Refusal(`nobody is known as "${decided.asked}"`, 1);
      if (decided.result === "refused") throw new Refusal(decided.why, 1);
      console.log(json ? JSON.stringify(decided) : page(decided));
    });
}

function page({ result, keys, before, after }: Exclude<PeopleDecision, { result: "unknown" | "refused" }>) {
  const end =
    result === "looked" ? "Nothing has changed: --yes decides so." : "Decided. Profiles follow in seconds.";
  return [
    keys.join(" and "),
    ...peopleLines("now", before),
    ...peopleLines("after", after),
    ...(sameText(before) === sameText(after)
      ? ["  The same people; the decision holds against later links."]
      : []),
    end,
  ].join("\n");
}

const sameText = (people: readonly Person[]) => people.map(({ keys }) => keys.join()).join(";");

const peopleLines = (when: string, people: readonly Person[]) =>
  people.map(
    ({ root, keys }, index) =>
      `  ${(index === 0 ? when : "").padEnd(6)} ${root}${keys.length > 1 ? ` with ${keys.slice(1).join(", ")}` : ""}`,
  );
