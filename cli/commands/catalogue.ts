import { Command, InvalidArgumentError, Option } from "commander";
import { everyProduct } from "../../src/app/catalogue/every-product.ts";
import { parseCurrency } from "../../src/domain/basics/amount.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { FORMATS, type Format, openFeed } from "../catalogue/feed/open-feed.ts";
import { importFeed } from "../catalogue/import-feed.ts";
import { type OpenCatalogue, openCatalogue } from "../catalogue/open-catalogue.ts";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { countPage, feedPage, productPage, productsPage } from "../pages/catalogue-page.ts";
import { Refusal } from "../terminal/refusal.ts";
import { userName } from "../terminal/user-name.ts";

const HELP = `
The catalogue is learnt from events and orders; a feed completes it and says what is in stock (docs/catalogue.md).

Exit codes: 0 done; 1 rows were left out, or nothing was taken in; 2 wrong usage, or nothing answers.

Examples:
  comeback catalogue import products.xml --dry-run
  comeback catalogue import products.xml
  comeback catalogue import products.csv --currency EUR
  comeback catalogue show 1234
  comeback catalogue list --out-of-stock`;

/** What the shop sells, as mails show it. */
export function catalogueCommand(open: OpenCatalogue = openCatalogue): Command {
  const command = new Command("catalogue")
    .description("the products that mails show")
    .addHelpText("after", HELP);
  for (const make of [importCommand, listCommand, showCommand, countCommand]) command.addCommand(make(open));
  return command;
}

interface ImportOptions extends WhichConfig {
  readonly format?: Format;
  readonly currency?: string;
  readonly encoding?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly by?: string;
  readonly json?: boolean;
}

function importCommand(open: OpenCatalogue): Command {
  return onConfig(new Command("import"))
    .description("take in a feed of the whole catalogue: CSV, or Google's product feed as TSV, RSS or Atom")
    .argument("<file>", "the feed; may be packed with gzip")
    .addOption(new Option("--format <format>", "what the file is (default: by its content)").choices(FORMATS))
    .option("--currency <code>", "of prices that name none, like EUR", currencyArgument)
    .option("--encoding <name>", "of the file (default: by its content)")
    .option("--dry-run", "only say what the feed holds and what it would change")
    .option("--force", "although most of the catalogue would be discontinued")
    .option("--by <name>", "who imports (default: the user of this machine)")
    .option("--json", "print JSON")
    .action(async (path: string, options: ImportOptions) => {
      const { format, currency, encoding, force, dryRun, by = userName(), json, ...which } = options;
      const catalogue = await open(which);
      const feed = await openFeed(path, { now: catalogue.now, ...defined({ format, currency, encoding }) });
      const { survey, ...report } = await importFeed(catalogue, feed, { by, ...defined({ force, dryRun }) });
      const { skipped, remarks } = survey;
      if (json)
        console.log(
          JSON.stringify({
            ...report,
            skipped: Object.fromEntries(skipped),
            remarks: Object.fromEntries(remarks),
          }),
        );
      else console.log(feedPage(feed, { ...report, survey }, dryRun === true));
      if (skipped.size > 0) process.exitCode = 1;
    });
}

interface ListOptions extends WhichConfig {
  readonly outOfStock?: boolean;
  readonly discontinued?: boolean;
  readonly most: number;
  readonly json?: boolean;
}

function listCommand(open: OpenCatalogue): Command {
  return onConfig(new Command("list"))
    .description("products, in no particular order")
    .option("--out-of-stock", "only those that are out of stock")
    .option("--discontinued", "only those that are discontinued")
    .option("--most <number>", "so many at most", numberArgument, 50)
    .option("--json", "print JSON lines")
    .action(async ({ outOfStock, discontinued, most, json, ...which }: ListOptions) => {
      const found = [];
      for await (const { product } of everyProduct(await open(which))) {
        if ((outOfStock && !product.outOfStock) || (discontinued && !product.discontinued)) continue;
        found.push(product);
        if (found.length >= most) break;
      }
      if (json) for (const product of found) console.log(JSON.stringify(product));
      else console.log(productsPage(found));
    });
}

function showCommand(open: OpenCatalogue): Command {
  return onConfig(new Command("show"))
    .description("what is known of one product, by any of its ids")
    .argument("<product>", "its id, a variant's or a SKU")
    .option("--json", "print JSON")
    .action(async (id: string, { json, ...which }: WhichConfig & { readonly json?: boolean }) => {
      const product = await (await open(which)).product(id);
      if (!product) throw new Refusal(`no product is known by the id "${id}"`, 1);
      console.log(json ? JSON.stringify(product) : productPage(product, id));
    });
}

function countCommand(open: OpenCatalogue): Command {
  return onConfig(new Command("count"))
    .description("how many products are known, and of how many what is missing")
    .option("--json", "print JSON")
    .action(async ({ json, ...which }: WhichConfig & { readonly json?: boolean }) => {
      const catalogue = await open(which);
      const counts = { products: 0, fed: 0, outOfStock: 0, discontinued: 0 };
      const without = { name: 0, price: 0, image: 0, url: 0, category: 0 };
      for await (const { product, fedAt } of everyProduct(catalogue)) {
        counts.products += 1;
        if (fedAt !== undefined) counts.fed += 1;
        if (product.outOfStock) counts.outOfStock += 1;
        if (product.discontinued) counts.discontinued += 1;
        for (const field of ["name", "price", "image", "url", "category"] as const)
          if (product[field] === undefined) without[field] += 1;
      }
      const lastFeed = await catalogue.lastFeed();
      const answer = { ...counts, without, ...defined({ lastFeed }) };
      console.log(json ? JSON.stringify(answer) : countPage(answer));
    });
}

function currencyArgument(text: string): string {
  const currency = parseCurrency(text);
  if (currency === undefined) throw new InvalidArgumentError("An ISO 4217 code, like EUR.");
  return currency;
}

function numberArgument(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("A whole number from 1 on.");
  return Number(text);
}
