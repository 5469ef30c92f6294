import type { Meaning, Open, StatusCount } from "../../../worker/import-messages.ts";
import { plural } from "../../texts/plural.ts";
import type { ImportRole } from "./roles.ts";

interface Shown {
  readonly text: string;
  readonly value: number;
}

const orders = (value: number) => plural("en", value, { one: "order", other: "orders" });
const people = (value: number) => plural("en", value, { one: "person", other: "people" });
const rows = ({ text, value }: Shown) => `${text} ${plural("en", value, { one: "row", other: "rows" })}`;

export interface ImportTexts {
  readonly title: string;
  readonly lead: string;
  readonly drop: string;
  readonly dropWhat: string;
  readonly choose: string;
  readonly another: string;
  readonly looking: string;
  readonly reading: (read: string, of: string) => string;
  readonly sending: (sent: string, of: string) => string;
  readonly keepOpen: string;
  readonly howRead: string;
  readonly howReadLead: (encoding: string) => string;
  readonly known: (tool: string, of: string) => string;
  readonly subject: string;
  readonly subjects: { readonly orders: string; readonly people: string };
  readonly firstLine: string;
  readonly firstLines: { readonly titles: string; readonly data: string };
  readonly dates: string;
  readonly dateForms: Readonly<
    Record<"auto" | "ymd" | "dmy" | "mdy" | "unix" | "excel" | "excel-1904", string>
  >;
  readonly decimal: string;
  readonly decimals: Readonly<Record<"auto" | "," | ".", string>>;
  readonly delimiter: string;
  readonly delimiters: Readonly<Record<"auto" | "," | ";" | "\t" | "|", string>>;
  readonly encoding: string;
  readonly asFound: string;
  readonly consentOfAll: string;
  readonly consentHint: string;
  readonly consents: { readonly asFile: string; readonly yes: string; readonly no: string };
  readonly columns: string;
  readonly role: string;
  readonly column: string;
  readonly examples: string;
  readonly addColumn: string;
  readonly none: string;
  readonly roles: Readonly<Record<ImportRole, string>>;
  readonly attributes: (names: string) => string;
  readonly leftOut: (names: string) => string;
  readonly open: string;
  readonly openColumns: (roles: string) => string;
  readonly openQuestions: Readonly<Record<Exclude<NonNullable<Open["about"]>, "columns">, string>>;
  readonly statuses: string;
  readonly statusesLead: string;
  readonly statusWord: string;
  readonly statusMeans: string;
  readonly statusOf: (word: string) => string;
  readonly noStatus: (column: string) => string;
  readonly meanings: Readonly<Record<Meaning, string>>;
  readonly standings: string;
  readonly noWord: string;
  readonly fate: string;
  readonly fates: Readonly<Record<StatusCount["meaning"], string>>;
  readonly broken: string;
  readonly whatIsIn: string;
  readonly allRows: string;
  readonly orders: string;
  readonly people: string;
  readonly repeated: string;
  readonly bad: string;
  readonly incomplete: string;
  readonly left: string;
  readonly repeatedWhy: string;
  readonly badWhy: string;
  readonly mails: string;
  readonly agreed: string;
  readonly withdrew: string;
  readonly unsaid: string;
  readonly stopped: string;
  readonly unsaidWhy: string;
  readonly badRows: string;
  readonly badRowsLead: string;
  readonly line: string;
  readonly reason: string;
  readonly saveReport: string;
  readonly nothing: string;
  readonly go: (count: Shown, isOrders: boolean) => string;
  readonly asks: (count: Shown, isOrders: boolean) => string;
  readonly asksMore: string;
  readonly anew: string;
  readonly leaving: string;
  readonly tryAgain: string;
  readonly goOn: (id: string) => string;
  readonly yes: string;
  readonly done: (taken: string, of: Shown) => string;
  readonly doneMore: string;
  readonly undo: string;
  readonly mayNot: string;
}

export const en: ImportTexts = {
  title: "Import",
  lead: "Orders, subscribers, and those who must get no mail, from a file.",
  drop: "Drop a file here",
  dropWhat:
    "CSV, also packed with gzip, or JSON lines. Exports of Mailchimp, Klaviyo, Mautic, Shopify, WooCommerce and Amazon Pinpoint are recognised. The file is read in this browser: nothing is sent before you say so.",
  choose: "Choose a file",
  another: "Another file",
  looking: "Looking at how the file is written …",
  reading: (read, of) => `Reading: ${read} of about ${of} rows`,
  sending: (sent, of) => `Sending: ${sent} of ${of}`,
  keepOpen:
    "Keep this page open until it is done. If it breaks off, import the same file again: nothing is in twice.",
  howRead: "How the file is read",
  howReadLead: (encoding) => `Recognised from what it holds (${encoding}). Change what is wrong.`,
  known: (tool, of) => `This is a ${tool} export of ${of}.`,
  subject: "Each row is",
  subjects: { orders: "an order, or a line of one", people: "a person" },
  firstLine: "The first line has",
  firstLines: { titles: "the names of the columns", data: "data already" },
  dates: "Dates",
  dateForms: {
    auto: "as recognised",
    ymd: "2026-12-31",
    dmy: "31.12.2026: the day first",
    mdy: "12/31/2026: the month first",
    unix: "seconds since 1970",
    excel: "a spreadsheet's days since 1900",
    "excel-1904": "a spreadsheet's days since 1904",
  },
  decimal: "Decimal mark",
  decimals: { auto: "as recognised", ",": "comma: 1.234,50", ".": "point: 1,234.50" },
  delimiter: "Between columns",
  delimiters: { auto: "as recognised", ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar |" },
  encoding: "Encoding",
  asFound: "as recognised",
  consentOfAll: "Have these people agreed to mails?",
  consentHint:
    "Say yes only if you can prove it: mails to people who have not agreed are forbidden in most countries.",
  consents: { asFile: "the file says it, or nobody knows", yes: "all of them have", no: "none of them has" },
  columns: "Columns",
  role: "What it is",
  column: "Column of the file",
  examples: "In the first rows",
  addColumn: "Add another",
  none: "Choose …",
  roles: {
    customer: "Customer's id",
    email: "E-mail address",
    phone: "Phone",
    name: "Name",
    firstName: "First name",
    lastName: "Last name",
    date: "Date",
    amount: "Amount paid",
    price: "Price of one piece",
    quantity: "Pieces",
    order: "Order's id",
    currency: "Currency",
    product: "Product",
    category: "Category",
    merchant: "Shop",
    coupon: "Coupon code",
    discount: "Discount",
    status: "Order's status",
    payment: "Payment's status",
    cancelled: "Cancelled",
    refunded: "Given back",
    consent: "Consent to mails",
    consentAt: "Consent given on",
    consentSource: "Consent given where",
    consentText: "What was agreed to",
    language: "Language",
    country: "Country",
  },
  attributes: (names) => `These columns go along as attributes: ${names}.`,
  leftOut: (names) => `These columns are left out: ${names}.`,
  open: "The file leaves something open",
  openColumns: (roles) => `Say below which column is: ${roles}.`,
  openQuestions: {
    dateFormat: "Its dates can be read in two ways, and no row tells which. Say below how they are written.",
    decimal:
      "Its amounts can be read in two ways, and no row tells which. Say below what the decimal mark is.",
    delimiter: "Nothing cuts its first lines into columns. Say below what stands between them.",
    header: "Its first line looks like data, not like names of columns. Say below what it has.",
    encoding: "Nobody can tell how its letters are written. Say below what its encoding is.",
    statuses:
      "It has words for the status of an order that are not known here. Say below what each means: a cancelled order must not count as a sale.",
  },
  statuses: "What the statuses mean",
  statusesLead: "Cancelled and refunded orders go in as such; drafts and unpaid ones stay out.",
  statusWord: "Status",
  statusMeans: "Means",
  statusOf: (word) => `What “${word}” means`,
  noStatus: (column) => `“${column}” says nothing of orders`,
  meanings: {
    paid: "Paid, sent or delivered",
    open: "Accepted, on its way",
    unpaid: "Not paid yet",
    cancelled: "Cancelled, failed",
    refunded: "All of it refunded",
    "partly-refunded": "Refunded in part",
    "no-order": "No order: a draft, a test",
  },
  standings: "Orders by status",
  noWord: "–",
  fate: "What becomes of them",
  fates: {
    paid: "Count as sales",
    open: "Count as sales",
    unpaid: "Left out: not paid yet",
    cancelled: "In as cancelled",
    refunded: "In as refunded",
    "partly-refunded": "In, less what was given back",
    "no-order": "Left out: no orders",
    unsaid: "Without a status: count as sales",
  },
  broken: "The import broke off",
  whatIsIn: "What is in the file",
  allRows: "Rows",
  orders: "Orders",
  people: "People",
  repeated: "Repeated",
  bad: "Cannot go in",
  incomplete: "In but for a part",
  left: "Left out",
  repeatedWhy: "The same row word for word; it counts once.",
  badWhy: "Without a customer, a date or an amount that makes sense. The report has each with its reason.",
  mails: "Mails",
  agreed: "Have agreed",
  withdrew: "Have withdrawn",
  unsaid: "Not said",
  stopped: "Bounced or complained",
  unsaidWhy: "They get no mails until they agree.",
  badRows: "Rows that need somebody",
  badRowsLead:
    "Save the report, mend it there, and import it here: it has your columns, and the reasons behind them.",
  line: "Line",
  reason: "Reason",
  saveReport: "Save the report",
  nothing: "Nothing in this file can go in.",
  go: ({ text, value }, isOrders) => `Import ${text} ${isOrders ? orders(value) : people(value)}`,
  asks: ({ text }, isOrders) =>
    `What goes in: ${text}, ${isOrders ? "with the customers who placed them" : "with what they have said of mails"}. What is in already changes nothing.`,
  asksMore:
    "No chain starts because of old orders. In a loyalty programme they count for points and levels. An import can be taken back on the command line.",
  anew: "This file was imported before and taken back",
  leaving: "The import is not done. Leave, and what is not sent yet stays out?",
  tryAgain: "Nothing was sent.",
  goOn: (id) => `Some of it may be in, as ${id}. Import the same file again to go on: nothing is in twice.`,
  yes: "Import",
  done: (taken, of) => `${taken} of ${rows(of)} are in.`,
  doneMore: "Customers follow within minutes, segments with the next night.",
  undo: "Should it have been a mistake, this takes back what it alone has told:",
  mayNot: "Importing needs the role of a marketer.",
};
