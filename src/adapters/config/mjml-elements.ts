import { nearest } from "../nearest.ts";

/** The elements of MJML 5, for those who misspell one. */
const ELEMENTS = [
  ...["mjml", "mj-head", "mj-body", "mj-attributes", "mj-all", "mj-class", "mj-breakpoint", "mj-font"],
  ...["mj-html-attributes", "mj-preview", "mj-style", "mj-title", "mj-hero", "mj-button", "mj-column"],
  ...["mj-divider", "mj-group", "mj-image", "mj-raw", "mj-section", "mj-spacer", "mj-text", "mj-table"],
  ...["mj-wrapper", "mj-social", "mj-social-element", "mj-navbar", "mj-navbar-link", "mj-accordion"],
  ...["mj-accordion-element", "mj-accordion-text", "mj-accordion-title", "mj-carousel", "mj-carousel-image"],
];

/** What MJML says is wrong with an element, with the element that was meant. */
export function elementMessage(tagName: string, message: string): string {
  if (ELEMENTS.includes(tagName) || !message.includes("doesn't exist")) return `<${tagName}>: ${message}`;
  const near = nearest(tagName, ELEMENTS);
  return `there is no <${tagName}> in MJML: ${near ? `did you mean <${near}>?` : "remove it"}`;
}
