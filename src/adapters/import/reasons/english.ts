import { PATTERNS } from "../date-forms.ts";
import {
  type DateName,
  type NumberName,
  type ReasonWords,
  type RefusedPart,
  reasonsText,
  type TextName,
} from "./reason.ts";

const DATES: Readonly<Record<DateName, string>> = {
  ...{
    date: "date",
    "consent-date": "consent date",
    time: "time",
    "cancellation-date": "date of cancellation",
  },
};
const NUMBERS: Readonly<Record<NumberName, string>> = {
  ...{ amount: "amount", price: "price", quantity: "quantity", refund: "refund" },
};
const TEXTS: Readonly<Record<TextName, string>> = {
  ...{ name: "name", "first-name": "first name", "last-name": "last name", language: "language" },
  ...{ country: "country", customer: "customer", order: "order", product: "product", category: "category" },
  ...{ merchant: "merchant", coupon: "coupon" },
  ...{ "consent-text": "text of the consent", "consent-source": "source of the consent" },
};
const REFUSED: Readonly<Record<RefusedPart, string>> = {
  ...{ itself: "it", who: "who it is", cancellation: "that it was cancelled", refund: "its refund" },
};

/** The command line's words, and the report's. */
export const ENGLISH: ReasonWords = {
  columns: ({ found, expected }) => `${found} columns where the header has ${expected}`,
  "quote-left-open": () => "a quote is opened here and never closed",
  "strange-quotes": () => "quotes stand where they cannot be understood",
  "not-json": () => "not JSON",
  "no-customer": () => "no customer",
  "no-order": () => "no order id",
  "no-amount": () => "no amount",
  "no-price": () => "no price",
  "refund-without-amount": () => "the refund: the file does not say how much of it was given back",
  "stands-for-nobody": ({ text }) =>
    `the customer "${text}" stands for nobody in particular, and no e-mail address or phone says who it is`,
  email: ({ text }) => `"${text}" is no e-mail address`,
  phone: ({ text }) => `"${text}" is no phone number`,
  currency: ({ text }) => `the currency "${text}" is not a three-letter code`,
  consent: ({ text }) => `the consent "${text}" is neither yes nor no`,
  cancellation: ({ text }) => `the cancellation "${text}" is neither yes nor no nor a date`,
  status: ({ text }) => `nobody has said what the status "${text}" means`,
  "too-long": ({ what, most }) => `the ${TEXTS[what]} is longer than ${most} characters`,
  shortened: ({ what, text }) =>
    `a spreadsheet has shortened the ${what} id to ${text}: its digits are lost, take them from the first export`,
  "no-date": ({ what }) => `no ${DATES[what]}`,
  "not-a-date": ({ what, text, form }) => `"${text}" is not a ${DATES[what]} (read as ${PATTERNS[form]})`,
  "in-the-future": ({ what, text }) => `the ${DATES[what]} ${text} is in the future`,
  "too-early": ({ what, text }) => `the ${DATES[what]} ${text} is before 1970`,
  "not-a-number": ({ what, text }) => `the ${NUMBERS[what]} "${text}" is not a number`,
  "too-large": ({ what, text }) => `the ${NUMBERS[what]} "${text}" is too large to be true`,
  negative: ({ what, text }) => `the ${NUMBERS[what]} ${text} is negative: a refund is not an order`,
  discount: ({ text, why }) =>
    `the discount "${text}" is ${why === "too-large" ? "too large to be true" : "not a number"} and is left out`,
  "attribute-too-long": ({ name, most, members }) =>
    `the attribute ${name} is longer than ${most} characters, or ${members} members of a list`,
  "order-again": ({ order }) => `order ${order} is in the file already, with other values`,
  "order-scattered": ({ order }) =>
    `rows of other orders stand between those of ${order}: sort the file by order, and import it again as a whole`,
  "other-customer": ({ order, customer, line }) => `order ${order} is customer ${customer}'s in line ${line}`,
  "order-waits": ({ order, line }) => `order ${order} waits for its line ${line}, which is bad`,
  "other-status": ({ order, line }) => `order ${order} has another status in line ${line}`,
  refused: ({ what, text }) => `the API did not take ${REFUSED[what]}: ${text}`,
  "in-without": ({ reasons }) => `it is in without this: ${reasonsText(reasons, ENGLISH)}`,
  "in-beside": ({ line }) => `it is in, and stands here because of line ${line}`,
};
