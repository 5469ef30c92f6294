import { Command } from "commander";

const HELP = `
CDK calls it: the line "app" of a shop's cdk.json. It writes the templates of Comeback's stacks to where CDK wants them.

Examples:
  comeback app`;

export function appCommand(): Command {
  return new Command("app")
    .description("synthesize Comeback's stacks, for CDK")
    .addHelpText("after", HELP)
    .action(async () => {
      const { buildApp } = await import("../../lib/app.ts");
      buildApp().synth();
    });
}
