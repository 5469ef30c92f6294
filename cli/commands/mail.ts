import { Command } from "commander";
import { onDeployment } from "../deployment/deployment.ts";
import type { PreviewOptions } from "../mail/preview.ts";
import type { TestOptions } from "../mail/send-test.ts";

const PREVIEW_HELP = `
Shows a mail as a customer would get it now, by the config in a folder, which need not be published: subject, offer with
its reason, and the text part here; the HTML part in a file. Code and unsubscribe link are samples. Nothing is sent,
stored or counted.

Examples:
  comeback mail preview welcome --folder examples/store
  comeback mail preview win-back-2 --tier vip --language ru --open
  comeback mail preview welcome --shots         pictures, narrow and wide, light and dark
  comeback mail preview abandoned-cart --as anna@shop.example     somebody of the deployment`;

const TEST_HELP = `
Sends what comeback mail preview shows by the deployment's SES (the local stack: into its inbox). The subject begins with
[test]; code and unsubscribe link are samples. It counts nowhere: nothing is claimed, stored or measured, and what
becomes of it is nobody's. While the account is in the SES sandbox, the address has to be a verified one.

Examples:
  comeback mail test welcome --folder examples/store --to me@shop.example
  comeback mail test win-back-2 --tier vip --language ru --to me@shop.example`;

/** A marketer's look at mails before they go. */
export function mailCommand(): Command {
  const mail = new Command("mail")
    .description("look at mails before they go, and send them to yourself")
    .addHelpText("after", PREVIEW_HELP);
  mail.addCommand(previewCommand());
  mail.addCommand(testCommand());
  return mail;
}

function previewCommand(): Command {
  return onMail(new Command("preview"))
    .description("a template as a customer would get it, without publishing anything")
    .option("--out <folder>", "where the HTML and text files go (default: a new temporary folder)")
    .option("--open", "open the HTML in the browser")
    .option("--shots [folder]", "pictures too, 390 and 1280 wide, light and dark (default: beside the HTML)")
    .addHelpText("after", PREVIEW_HELP)
    .action(async (template: string, options: PreviewOptions) => {
      const { preview } = await import("../mail/preview.ts");
      await preview(template, options);
    });
}

function testCommand(): Command {
  return onMail(new Command("test"))
    .description("send a template to yourself, marked as a test, without publishing anything")
    .requiredOption("--to <address>", "the one address that it goes to")
    .addHelpText("after", TEST_HELP)
    .action(async (template: string, options: TestOptions) => {
      const { sendTest } = await import("../mail/send-test.ts");
      await sendTest(template, options);
    });
}

/** Adds what says which mail it is, and as whom. */
function onMail(command: Command): Command {
  return onDeployment(command)
    .argument("<template>", "name of the template")
    .option("--folder <folder>", "folder of the config", ".")
    .option("--as <customer>", "sample, or a customer of the deployment: id, e-mail address or key", "sample")
    .option("--language <language>", "default: the customer's")
    .option("--tier <tier>", "the sample customer's tier by spend")
    .option("--variant <variant>", "which variant, of a mail that is tested in several")
    .option(
      "--offer <offer>",
      "an offer's id, or none (default: what the first chain or campaign puts into it)",
    )
    .option("--json", "print JSON");
}
