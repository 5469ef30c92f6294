import { type Settings, settingsOf } from "./settings.ts";
import { STYLE } from "./style.ts";

/** What the forms function answers with; src/app/forms/embedded.ts. */
interface Answer {
  readonly state: "shown" | "again" | "done";
  readonly html: string;
  readonly language: string;
  readonly colors: { readonly accent: string; readonly on_accent: string };
  readonly unreachable: string;
  readonly faults?: readonly string[];
  readonly redirect?: string;
}

/**
 * Shows a form in the place of its script tag: read from the server as markup, so that this is all there is to load. It
 * stands in a shadow tree, which styles of the page do not reach, and tells the page by events what happens in it.
 */
function start(script: HTMLScriptElement): void {
  const around = { data: script.dataset, language: document.documentElement.lang, page: location.href };
  const settings = settingsOf(script.src, around);
  if (!settings) return;
  const host = document.createElement("comeback-form");
  // Stronger than what a page says of all elements; fonts and colours are inherited all the same.
  host.style.cssText = "all:unset!important;display:block!important";
  const place = script.dataset.into ? document.querySelector(script.dataset.into) : null;
  if (place) place.append(host);
  else script.after(host);
  void show(host, settings);
}

async function show(host: HTMLElement, settings: Settings): Promise<void> {
  const root = host.attachShadow({ mode: "open" });
  const box = document.createElement("div");
  box.className = "form";
  addStyle(root);
  root.append(box);
  const { name, via, form } = settings;
  const tell = (what: "shown" | "submitted" | "error", more: object = {}) =>
    host.dispatchEvent(
      new CustomEvent(`comeback:${what}`, { bubbles: true, detail: { form: name, via, ...more } }),
    );

  const render = (answer: Answer) => {
    box.innerHTML = answer.html;
    box.lang = answer.language;
    box.style.setProperty("--accent", answer.colors.accent);
    box.style.setProperty("--on-accent", answer.colors.on_accent);
  };

  const first = await ask(`${form}?${settings.query}`);
  if (!first) {
    const link = document.createElement("a");
    link.href = link.textContent = form;
    box.append(link);
    tell("error", { reason: "unreachable" });
    return;
  }
  render(first);
  tell("shown");

  let busy = false;
  box.addEventListener("submit", async (event) => {
    event.preventDefault();
    // Outside of the shadow tree, and after the dispatch, the target is another.
    const { target: filled } = event;
    if (busy || !(filled instanceof HTMLFormElement)) return;
    busy = true;
    const button = box.querySelector("button");
    button?.setAttribute("aria-disabled", "true");
    const body = new URLSearchParams();
    for (const [field, value] of new FormData(filled)) body.append(field, `${value}`);
    const answer = await ask(form, { method: "POST", body });
    busy = false;
    button?.removeAttribute("aria-disabled");
    if (!answer) {
      alertIn(filled, first.unreachable);
      tell("error", { reason: "unreachable" });
      return;
    }
    if (answer.redirect) {
      tell("submitted");
      location.assign(answer.redirect);
      return;
    }
    render(answer);
    const target = answer.state === "done" ? "h2" : "[aria-invalid],button";
    box.querySelector<HTMLElement>(target)?.focus();
    if (answer.state === "done") tell("submitted");
    else tell("error", { reason: "refused", fields: answer.faults });
  });
}

/** A request that a browser sends to another origin without asking first; undefined when no form comes back. */
async function ask(address: string, more: RequestInit = {}): Promise<Answer | undefined> {
  try {
    const init: RequestInit = { ...more, credentials: "omit", headers: { accept: "application/json" } };
    const answer: unknown = await (await fetch(address, init)).json();
    return isAnswer(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

const isAnswer = (answer: unknown): answer is Answer =>
  typeof answer === "object" && answer !== null && "html" in answer && "colors" in answer;

/** Sheets made by script pass content security policies that forbid styles in the page. */
function addStyle(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement("style");
    style.textContent = STYLE;
    root.append(style);
  }
}

function alertIn(form: HTMLFormElement, text: string): void {
  form.querySelector(".notice")?.remove();
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "alert");
  notice.textContent = text;
  form.prepend(notice);
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) start(script);
