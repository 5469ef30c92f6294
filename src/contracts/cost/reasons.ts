import { PRICES } from "../prices.ts";
import { NIGHTS, type Volume } from "./month.ts";

/** Units of the tables that one part of a month takes. */
interface Taken {
  readonly item: string;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** Of the mails of a month: those of a test of variants, those that a hold-out draws for, those that recommend, and those about an order. */
const [IN_TESTS, IN_HOLDOUTS, RECOMMENDING, ABOUT_AN_ORDER] = [0.1, 0.5, 0.2, 0.1];
/** The draw and the row for the night; the night's row, and the person half a unit. */
const DRAW = { writeUnits: 2, readUnits: 0.6 };
/** The same, the night's row once more when it is new, and of a tenth the sends. */
const HOLDOUT_DRAW = { writeUnits: 2, readUnits: 0.8 };
/**
 * Who had ordered, a tenth of those drawn, is a row when the window closes, and is looked at fifteen times after it, with
 * half a unit for the person: refunds.
 */
const [BOUGHT, LOOKS_BACK] = [0.1, 15];
const BOUGHT_ROW = { writeUnits: 1, readUnits: LOOKS_BACK * 0.6 };
/** A twentieth of mails asks for an allocated budget, of whom chance decides on a fifth; seven days of 16 shards are looked at. */
const ALLOCATED = 0.05 * 0.2;
const ALLOCATION = { writeUnits: 1, readUnits: 7 * 16 * 0.5 };
/** A counted draw in 44 bytes, in a page of at most 500; a page of few takes a unit. Three hold-outs of 16 pages a night. */
const LESSON_UNITS = 44 / 1024;
const PAGES_OF_LESSONS = NIGHTS * 3 * 16;
/** The newest 100,000 are read once a week, in units of 4 KB. */
const LESSONS_READ = { most: 100_000, units: 44 / 4096, looks: NIGHTS / 7, monthsKept: 24 };
/** The taste, strongly where it is of two items, the model's pointer, and six products at half a unit. */
const RECOMMENDATION = { writeUnits: 0, readUnits: 5 };
/** All facts of a customer, 50 of 400 bytes, once where the chain begins and once at each of two steps. */
const ORDER_READ = { writeUnits: 0, readUnits: 15 };
/** A product of a feed under three ids, strongly, read twice a day; one in fifteen changes a day. */
const FEED_PRODUCTS = 10_000;
const PRODUCT_A_DAY = { writeUnits: 1 / 15, readUnits: 2 };
/**
 * Two years of forecasts are a document of 23 KB, squeezed: read by every night, and once more and written by the one a
 * week that makes a forecast and the ones that count what came of one.
 */
const FORECASTS_A_MONTH = { readUnits: (30 + 13) * 6, writeUnits: 13 * 23 };
/** A page of mails is one write to what is mailed to each segment and cell; pages are short outside of campaigns. */
const MAILS_A_PAGE = 24;

/** What the measured run does not play, by the customers' and mails' numbers. Assumptions, each with its own line. */
const takenBy = ({ customers, mails }: Volume): readonly Taken[] => [
  timesOf("Tests of variants, on a tenth of mails", DRAW, mails * IN_TESTS),
  timesOf("Hold-outs, drawn for half of the mails", HOLDOUT_DRAW, mails * IN_HOLDOUTS),
  timesOf("Hold-outs: refunds after the count", BOUGHT_ROW, mails * IN_HOLDOUTS * BOUGHT),
  timesOf("Budgets allocated by uplift: draws", HOLDOUT_DRAW, mails * ALLOCATED),
  timesOf("Budgets allocated by uplift: an offer a night", ALLOCATION, customers > 0 ? NIGHTS : 0),
  lessonsOf(mails * IN_HOLDOUTS),
  timesOf("Recommendations, in a fifth of mails", RECOMMENDATION, mails * RECOMMENDING),
  timesOf("Orders read again by chains about them", ORDER_READ, mails * ABOUT_AN_ORDER),
  timesOf(
    "Catalogue: a daily feed of 10,000 products",
    PRODUCT_A_DAY,
    customers > 0 ? FEED_PRODUCTS * NIGHTS : 0,
  ),
  timesOf("Forecasts, one a week", FORECASTS_A_MONTH, customers > 0 ? 1 : 0),
  timesOf("Mails counted by segment and cell", { writeUnits: 1, readUnits: 0 }, mails / MAILS_A_PAGE),
];

function lessonsOf(draws: number): Taken {
  const { most, units, looks, monthsKept } = LESSONS_READ;
  return {
    item: "Uplift: draws kept to learn from, and read",
    writeUnits: draws * LESSON_UNITS + Math.min(draws, PAGES_OF_LESSONS),
    readUnits: Math.min(most, draws * monthsKept) * units * looks,
  };
}

function timesOf(item: string, each: Omit<Taken, "item">, count: number): Taken {
  return { item, readUnits: each.readUnits * count, writeUnits: each.writeUnits * count };
}

/** A line for each reason to write that the measured run leaves out. */
export function reasonsToWrite(volume: Volume) {
  const { readUnits: read, writeUnits: write } = PRICES.million;
  return takenBy(volume).map(({ item, readUnits, writeUnits }) => ({
    item,
    units: readUnits + writeUnits,
    usd: (readUnits * read + writeUnits * write) / 1e6,
  }));
}
