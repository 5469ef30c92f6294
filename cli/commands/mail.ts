import { Command } from "commander";
import { onDeployment } from "../deployment/deployment.ts";
import type { PreviewOptions } from "../mail/preview.ts";

const PREVIEW_HELP = `
Shows a mail as a customer would get it now, by the config in a folder, which need not be published: subject, offer with
its reason, and the text part here; the HTML part in a file. Code and unsubscribe link are samples. Nothing is sent,
stored or counted.

Examples:
  comeback mail preview welcome --folder examples/store
  comeback mail preview win-back-2 --tier vip --language ru --open
  comeback mail preview abandoned-cart --as anna@shop.example     somebody of the deployment`;

/** A marketer's look at mails before they go. */
export function mailCommand(): Command {
  const mail = new Command("mail")
    .description("look at mails before they go")
    .addHelpText("after", PREVIEW_HELP);
  mail.addCommand(previewCommand());
  return mail;
}

function previewCommand(): Command {
  return onDeployment(new Command("preview"))
    .description("a template as a customer would get it, without publishing anything")
    .argument("<template>", "name of the template")
    .option("--folder <folder>", "folder of the config", ".")
    .option("--as <customer>", "sample, or a customer of the deployment: id, e-mail address or key", "sample")
    .option("--language <language>", "default: the customer's")
    .option("--tier <tier>", "the sample customer's tier by spend")
    .option("--offer <offer>", "an offer's id, or none (default: what the first chain puts into it)")
    .option("--out <folder>", "where the HTML and text files go (default: a new temporary folder)")
    .option("--open", "open the HTML in the browser")
    .option("--shots [folder]", "pictures too, 390 and 1280 wide, light and dark (default: beside the HTML)")
    .option("--json", "print JSON")
    .addHelpText("after", PREVIEW_HELP)
    .action(async (template: string, options: PreviewOptions) => {
      const { preview } = await import("../mail/preview.ts");
      await preview(template, options);
    });
}
