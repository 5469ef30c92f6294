import { writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Command } from "commander";
import { Id, WebAddress } from "../../src/contracts/config/values.ts";
import { addressOfForm } from "../../src/domain/forms/address.ts";
import { viaOf } from "../../src/domain/forms/via.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";

const HELP = `
Draws the QR code of a form's address, to print: for the till, the box, the poster. Each place gets a name of its own by
--via, and metrics show who came by which: sign-ups, the share that confirmed, first and second orders, money.

Without --svg, --png or --pdf it prints the address only.

Examples:
  comeback qr newsletter --via poster-3 --pdf
  comeback qr newsletter --via box --svg --out box.svg
  comeback qr taste --via till --png --url https://forms.shop.example`;

interface QrOptions extends WhichDeployment {
  readonly via?: string;
  readonly svg?: boolean;
  readonly png?: boolean;
  readonly pdf?: boolean;
  readonly out?: string;
  readonly url?: string;
}

export function qrCommand(): Command {
  return onDeployment(new Command("qr"))
    .description("draw the QR code of a form, to print")
    .argument("<form>", "name of the form")
    .option("--via <place>", "where it will hang or lie: poster-3, box, till")
    .option("--svg", "a drawing for any size")
    .option("--png", "a picture of 1200 pixels")
    .option("--pdf", "a page of A6 with a caption")
    .option("--out <file>", "where to write it (default: FORM-VIA.svg and so on)")
    .option("--url <address>", "the API's address, where it has another than the deployment's own")
    .addHelpText("after", HELP)
    .action(async (form: string, options: QrOptions) => {
      const address = await addressOf(form, options);
      const { svg, png, pdf, via, out } = options;
      const kinds = [svg && "svg", png && "png", pdf && "pdf"].filter((kind) => typeof kind === "string");
      if (kinds.length > 1) throw misuse("write one of --svg, --png and --pdf");
      const [kind] = kinds;
      if (kind === undefined) {
        console.log(address);
        return;
      }
      const name = [form, ...(via === undefined ? [] : [via])].join("-");
      const file = out ?? `${name}.${kind}`;
      const { qrPdf, qrPng, qrSvg } = await import("../qr/drawing.ts");
      const drawn =
        kind === "svg"
          ? qrSvg(address, name)
          : await (kind === "png" ? qrPng(address) : qrPdf(address, name));
      await writeFile(file, drawn).catch((error: NodeJS.ErrnoException) => {
        throw misuse(notWritten(file, error));
      });
      console.log(`${file} leads to ${address}`);
    });
}

/** Why, in words where it is the folder. */
export function notWritten(file: string, { code, message }: NodeJS.ErrnoException): string {
  const folder = dirname(file);
  if (code === "ENOENT") return `--out ${file}: there is no folder ${folder}`;
  if (code === "EACCES" || code === "EPERM") return `--out ${file}: you may not write there`;
  if (code === "EISDIR") return `--out ${file} is a folder: name a file in it`;
  return `--out ${file} cannot be written: ${message}`;
}

/** Short, because every letter makes the code finer. */
async function addressOf(form: string, { via, url, ...which }: QrOptions): Promise<string> {
  if (!Id.safeParse(form).success) throw misuse(`${form} is not the name of a form`);
  if (via !== undefined && viaOf(via) === undefined)
    throw misuse(`--via ${via}: use Latin letters, digits, - and _, at most 40`);
  if (url !== undefined && !WebAddress.safeParse(url).success)
    throw misuse(`--url ${url} is not a web address: write it whole, like https://forms.shop.example`);
  const base = (url ?? (await deployed(form, which))).replace(/\/$/, "");
  return addressOfForm(base, form, via);
}

/** A code on paper cannot be mended: the form has to be there. */
async function deployed(form: string, which: WhichDeployment): Promise<string> {
  const { apiUrl } = await connect(which);
  const { config } = await import("../../src/adapters/wiring.ts");
  const forms = Object.keys((await config().current())?.bundle.forms ?? {});
  if (forms.includes(form)) return apiUrl;
  const there = forms.length > 0 ? `there are ${forms.join(", ")}` : "the published config has none";
  throw new Refusal(`there is no form ${form}: ${there}`, 1);
}
