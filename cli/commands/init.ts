import { Command } from "commander";

const HELP = `
Makes a repository for your shop, so that you need no copy of Comeback's: the config (a copy of the example store),
cdk.json, package.json with this release, a workflow for GitHub that plans and publishes the config, a README. Nothing
that is there already is changed, but package.json, which gets what it lacks.

Examples:
  comeback init my-shop
  comeback init .`;

export function initCommand(): Command {
  return new Command("init")
    .description("make a repository for a shop of your own")
    .argument("<folder>", "where: a new folder, or . for this one")
    .addHelpText("after", HELP)
    .action(async (folder: string) => {
      const { init } = await import("../init/init.ts");
      console.log(await init(folder));
    });
}
