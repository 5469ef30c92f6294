export interface MailsTexts {
  readonly title: string;
  readonly lead: string;
  readonly views: string;
  readonly inForce: string;
  readonly draft: string;
  readonly search: string;
  readonly none: string;
  readonly noneWhat: string;
  readonly toConfig: string;
  readonly noMatch: string;
  readonly sentBy: (name: string, step: string | undefined) => string;
  readonly campaign: (name: string) => string;
  readonly nobody: string;
  readonly confirms: string;
  readonly service: string;
  readonly variants: (names: string) => string;
  readonly all: string;
  readonly mail: string;
  readonly language: string;
  readonly variant: string;
  readonly noVariant: string;
  readonly tier: string;
  readonly anyTier: string;
  readonly as: string;
  readonly full: string;
  readonly bare: string;
  readonly real: string;
  readonly customer: string;
  readonly customerHint: string;
  readonly show: string;
  readonly look: string;
  readonly looks: Readonly<Record<"light" | "dark", string>>;
  readonly width: string;
  readonly widths: Readonly<Record<"phone" | "desktop", string>>;
  readonly pictures: string;
  readonly part: string;
  readonly parts: Readonly<Record<"html" | "text", string>>;
  readonly frameOf: (template: string) => string;
  readonly subject: string;
  readonly preheader: string;
  readonly offer: string;
  readonly size: string;
  readonly kb: (count: string) => string;
  readonly tooLarge: string;
  readonly findings: string;
  readonly noFindings: string;
  readonly changing: string;
  readonly edit: string;
  readonly test: string;
  readonly testTitle: string;
  readonly testWhat: string;
  readonly testTo: string;
  readonly testToHint: string;
  readonly testOnlyMe: string;
  readonly testSend: string;
  readonly testSent: (to: string, subject: string) => string;
}

export const en: MailsTexts = {
  title: "Mails",
  lead: "Every mail as a customer would get it now. Nothing is sent, stored or counted.",
  views: "Which config",
  inForce: "In force",
  draft: "My draft",
  search: "Find a mail",
  none: "There are no mails yet",
  noneWhat: "A mail is a template in the config: templates/NAME/LANGUAGE.mjml.",
  toConfig: "Go to the config",
  noMatch: "No mail is called so",
  sentBy: (name, step) => (step === undefined ? name : `${name}, step ${step}`),
  campaign: (name) => `Campaign ${name}`,
  nobody: "Nothing sends it",
  confirms: "Asks who signs up to confirm",
  service: "service mail",
  variants: (names) => `Tested as ${names}`,
  all: "All mails",
  mail: "Mail",
  language: "Language",
  variant: "Variant",
  noVariant: "The step's own",
  tier: "Tier by spend",
  anyTier: "Lowest",
  as: "Shown to",
  full: "Sample: all known",
  bare: "Sample: no name, no cart",
  real: "A real customer",
  customer: "Customer",
  customerHint: "Id, e-mail address or key",
  show: "Show",
  look: "Colours",
  looks: { light: "Light", dark: "Dark" },
  width: "Width",
  widths: { phone: "Phone", desktop: "Desktop" },
  pictures: "Pictures",
  part: "Part",
  parts: { html: "Mail", text: "Text part" },
  frameOf: (template) => `The mail ${template}`,
  subject: "Subject",
  preheader: "In the list",
  offer: "Offer",
  size: "Size",
  kb: (count) => `${count} KB`,
  tooLarge: "Gmail cuts mails off at 102 KB",
  findings: "What mail programs make of it",
  noFindings: "Mail programs show it as it is meant",
  changing: "Being made …",
  edit: "Open the file",
  test: "Test mail to me",
  testTitle: "Send a test mail",
  testWhat:
    "One mail goes out, as it is shown here. Its subject begins with [test], code and links are samples, and it counts nowhere. It cannot be called back.",
  testTo: "To",
  testToHint: "You, or the address by which somebody of the team signs in",
  testOnlyMe: "It holds a customer's data, so it goes to your own address only.",
  testSend: "Send",
  testSent: (to, subject) => `Sent to ${to}: ${subject}`,
};
