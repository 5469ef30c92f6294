export interface FormsTexts {
  readonly title: string;
  readonly lead: string;
  readonly asOf: (night: string) => string;
  readonly noNight: string;
  readonly looksOn: (days: string) => string;
  readonly peopleOn: (days: string) => string;
  readonly span: (from: string, to: string) => string;
  readonly none: string;
  readonly noneWhat: string;
  readonly toConfig: string;
  readonly all: string;
  readonly noMatch: string;
  readonly open: string;
  readonly edit: string;
  readonly shows: (offer: string) => string;
  readonly funnel: string;
  readonly steps: Readonly<Record<"shown" | "sent" | "confirmed" | "people" | "ordered", string>>;
  readonly atForm: string;
  readonly ofPeople: string;
  readonly growsWhy: string;
  readonly fromElsewhere: string;
  readonly share: (percent: string, of: string) => string;
  readonly few: (part: string, of: string) => string;
  readonly boughtBefore: (count: string) => string;
  readonly notCounted: string;
  readonly whatIsCounted: string;
  readonly explain: readonly string[];
  readonly views: string;
  readonly tabs: Readonly<Record<"people" | "preview" | "site" | "paper", string>>;
  readonly places: string;
  readonly placesLead: string;
  readonly place: string;
  readonly noPlace: string;
  readonly rest: string;
  readonly columns: Readonly<
    Record<
      | "sentShare"
      | "confirmedShare"
      | "orderedShare"
      | "everPeople"
      | "buyers"
      | "repeatBuyers"
      | "spent"
      | "code",
      string
    >
  >;
  readonly toCode: (place: string) => string;
  readonly about: string;
  readonly fields: string;
  readonly field: (label: string, required: boolean) => string;
  readonly consent: string;
  readonly box: (version: string, required: boolean, channel: string | undefined) => string;
  readonly topics: string;
  readonly offer: string;
  readonly after: string;
  readonly afterMail: string;
  readonly afterThanks: string;
  readonly limit: string;
  readonly anHour: (count: string) => string;
  readonly language: string;
  readonly width: string;
  readonly widths: Readonly<Record<"phone" | "desktop", string>>;
  readonly look: string;
  readonly looks: Readonly<Record<"light" | "dark", string>>;
  readonly stage: string;
  readonly stages: Readonly<Record<"form" | "done", string>>;
  readonly frameOf: (form: string) => string;
  readonly previewLead: string;
  readonly leadsTo: (address: string) => string;
  readonly inPage: string;
  readonly inPageLead: string;
  readonly ownPage: string;
  readonly ownPageLead: string;
  readonly signUpWord: string;
  readonly copy: string;
  readonly copied: string;
  readonly codes: string;
  readonly codesLead: string;
  readonly via: string;
  readonly viaHint: string;
  readonly viaWrong: string;
  readonly codeOf: (address: string) => string;
  readonly download: string;
  readonly toCard: string;
  readonly card: string;
  readonly size: string;
  readonly print: string;
  readonly backToForm: string;
  readonly others: string;
  readonly othersLead: string;
  readonly entry: string;
  readonly follows: string;
  readonly followsLead: string;
  readonly followsNone: string;
  readonly stock: string;
  readonly stockLead: string;
  readonly stockNone: string;
  readonly event: (name: string) => string;
  readonly says: (properties: string) => string;
  readonly startsNothing: string;
  readonly when: string;
}

export const en: FormsTexts = {
  title: "Forms and entry points",
  lead: "Where people sign up, and how far they come from there.",
  asOf: (night) => `As of the night of ${night}`,
  noNight: "No night has counted anything yet. Forms can be looked at, embedded and printed already.",
  looksOn: (days) => `looks and sign-ups: ${days}`,
  peopleOn: (days) => `people and orders: ${days}`,
  span: (from, to) => (from === to ? from : `${from} to ${to}`),
  none: "There are no forms yet",
  noneWhat:
    "A form is a file in the config: forms/NAME.yaml. It is a page of its own, and by one tag a part of any page of yours.",
  toConfig: "Go to the config",
  all: "All forms",
  noMatch: "No form is called so",
  open: "Open the form",
  edit: "Open the file",
  shows: (offer) => `Offer: ${offer}`,
  funnel: "How far people come",
  steps: {
    shown: "Shown",
    sent: "Sent",
    confirmed: "Confirmed",
    people: "New here",
    ordered: "First order",
  },
  atForm: "At the form, in times",
  ofPeople: "People who came by it",
  growsWhy:
    "A later step is larger: the form was also sent without having been shown here, or mails were confirmed that had gone out earlier. So it is no share of the step before.",
  fromElsewhere:
    "More people than the form counted: your shop names it for people from elsewhere as well, such as an import, or looks were counted on fewer days.",
  share: (percent, of) => `${percent} of ${of}`,
  few: (part, of) => `${part} of ${of}`,
  boughtBefore: (count) => `${count} had ordered before`,
  notCounted: "The last night has not counted this yet; the next one will.",
  whatIsCounted: "What is counted",
  explain: [
    "Shown: times that a browser got the form. Who looks twice counts twice; programs that say what they are do not count. Inside a page of your shop it counts with every view of that page, seen or not.",
    "Sent: times that it was sent and taken. Confirmed: mailboxes whose owners pressed the button in the mail, on these days.",
    "New here: who signed up for the first time, by this form, within the period. First order: who of them has ordered since, of those who had not ordered before. Whoever came yesterday has had a day for it.",
    "With fewer than 20 people there is no percentage, only the two numbers.",
  ],
  views: "What to see",
  tabs: { people: "Funnel", preview: "Preview", site: "On your site", paper: "On paper" },
  places: "By place",
  placesLead:
    "A place is what the link or QR code names: a poster, a box, the till. It appears here once somebody has come by it.",
  place: "Place",
  noPlace: "without a place",
  rest: "the rest",
  columns: {
    sentShare: "Sent of shown",
    confirmedShare: "Confirmed of sent",
    orderedShare: "Ordered of new",
    everPeople: "People ever",
    buyers: "Buyers ever",
    repeatBuyers: "Second order ever",
    spent: "Spent ever",
    code: "QR code",
  },
  toCode: (place) => `QR code of ${place}`,
  about: "What it asks",
  fields: "Fields",
  field: (label, required) => (required ? `${label} (required)` : label),
  consent: "Consent",
  box: (version, required, channel) =>
    `version ${version}${channel === undefined ? "" : `, to ${channel}`}${required ? ", required" : ""}`,
  topics: "Topics",
  offer: "Offer",
  after: "After it",
  afterMail: "a mail that asks to confirm",
  afterThanks: "a word of thanks; nobody is asked to confirm",
  limit: "Limit",
  anHour: (count) => `${count} sign-ups an hour from one connection`,
  language: "Language",
  width: "Width",
  widths: { phone: "Phone", desktop: "Desktop" },
  look: "Colours",
  looks: { light: "Light", dark: "Dark" },
  stage: "Shown",
  stages: { form: "The form", done: "After it" },
  frameOf: (form) => `The form ${form}`,
  previewLead: "As it is in force. It cannot be sent from here, and no look is counted.",
  leadsTo: (address) => `After the form people go to ${address}.`,
  inPage: "As a part of your page",
  inPageLead:
    "Put this where the form shall stand. It takes the page's fonts, and works without scripts as a link.",
  ownPage: "As a page of its own",
  ownPageLead:
    "For a link in a menu, a post, or a mail. Put /PLACE behind it to tell where people come from.",
  signUpWord: "Sign up",
  copy: "Copy",
  copied: "Copied",
  codes: "QR code to print",
  codesLead:
    "Give each place a name of its own, and you will see who comes by which. A code that is printed cannot be changed: keep the form's name.",
  via: "Place",
  viaHint: "poster-3, box, till. Latin letters, digits, - and _; at most 40",
  viaWrong: "Latin letters, digits, - and _; at most 40; begins with a letter or digit",
  codeOf: (address) => `QR code of ${address}`,
  download: "Save as SVG",
  toCard: "Card to print",
  card: "Card to print",
  size: "Paper",
  print: "Print",
  backToForm: "Back to the form",
  others: "Other ways in",
  othersLead:
    "What your site or an import names as entry when somebody signs up, and forms that are no longer in the config.",
  entry: "Entry",
  follows: "What signing up starts",
  followsLead: "Chains that somebody enters who has confirmed.",
  followsNone: "No chain is entered by signing up.",
  stock: "Back in stock, and other events of yours",
  stockLead:
    "Your shop keeps who waits for a product, and sends one event for each of them when it is back. Comeback learns of it with that event, so it cannot say how many are waiting still.",
  stockNone: "The config declares no events of your own (store.yaml, events).",
  event: (name) => `Event ${name}`,
  says: (properties) => `says ${properties}`,
  startsNothing: "No chain waits for it.",
  when: "when",
};
