import { type Account, isAccount } from "./account.ts";
import { el } from "./element.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { STYLE } from "./style.ts";
import { textsIn } from "./texts.ts";
import { view } from "./view.ts";

/**
 * Shows a customer's part in the loyalty programme in the place of its script tag, in a shadow tree, which styles of the
 * page do not reach. Where it cannot, it says so, and the page goes on.
 */
function start(script: HTMLScriptElement): void {
  const settings = settingsOf(script.src, { data: script.dataset, language: document.documentElement.lang });
  if (!settings) return;
  const host = document.createElement("comeback-loyalty");
  // Stronger than what a page says of all elements; the font is inherited all the same.
  host.style.cssText = "all:unset!important;display:block!important";
  const place = script.dataset.into ? document.querySelector(script.dataset.into) : null;
  if (place) place.append(host);
  else script.after(host);
  const root = host.attachShadow({ mode: "open" });
  addStyle(root);
  const box = el("section", { class: `club ${settings.theme}`, lang: settings.language });
  const status = el("p", { role: "status", class: "muted" });
  root.append(box);
  void show(host, box, status, settings);
}

/** `again`: somebody has asked for it, whose focus goes on in what is shown. */
async function show(
  host: HTMLElement,
  box: HTMLElement,
  status: HTMLElement,
  settings: Settings,
  again = false,
): Promise<void> {
  const texts = textsIn(settings.language);
  box.replaceChildren(status);
  status.textContent = texts.loading;
  const account = await ask(settings.address);
  const tell = (what: "shown" | "error") =>
    host.dispatchEvent(new CustomEvent(`comeback:loyalty-${what}`, { bubbles: true }));
  if (!account) {
    status.textContent = texts.failed;
    const button = el("button", { type: "button" }, texts.again);
    button.addEventListener("click", () => void show(host, box, status, settings, true));
    box.append(button);
    if (again) button.focus();
    tell("error");
    return;
  }
  status.textContent = "";
  box.lang = account.language;
  box.setAttribute("aria-labelledby", "name");
  paint(box, account);
  const say = (text: string) => {
    status.textContent = text;
  };
  box.replaceChildren(
    ...view(account, textsIn(account.language), say).filter((part) => part !== false),
    status,
  );
  if (again) box.querySelector("summary")?.focus();
  tell("shown");
}

async function ask(address: string): Promise<Account | undefined> {
  try {
    const answer = await fetch(address, { credentials: "omit", headers: { accept: "application/json" } });
    const account: unknown = answer.ok && (await answer.json());
    return isAccount(account) ? account : undefined;
  } catch {
    return undefined;
  }
}

const NAMES = { accent: "accent", on_accent: "on", card: "card", text: "text", muted: "muted" } as const;

function paint(box: HTMLElement, { colors, dark }: Account): void {
  for (const [scheme, palette] of [
    ["l", colors],
    ["d", dark],
  ] as const)
    for (const [color, name] of Object.entries(NAMES) as [keyof typeof NAMES, string][])
      box.style.setProperty(`--${scheme}-${name}`, palette[color]);
}

/** Sheets made by script pass content security policies that forbid styles in the page. */
function addStyle(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(el("style", {}, STYLE));
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) start(script);
