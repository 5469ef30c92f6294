import "./theme.css";
import "./shell.css";
import { PAGE_IDS, PAGES, type PageRow } from "./pages/table.tsx";
import { pageConfig } from "./session/config.ts";
import { askEarly } from "./session/early.ts";
import { type Answer, leave, takeAnswer } from "./session/redirect.ts";
import { signIn } from "./session/sign-in.ts";
import { failedSession, type Session } from "./session/who.ts";
import { readersLanguage } from "./texts/reader.ts";
import { SHELL } from "./texts/shell/texts.ts";

/** A sign-in that takes longer says so in words. */
const WORDS_AFTER_MS = 250;

/**
 * What runs first, and alone where nobody has signed in yet: it leaves for the sign-in without loading the page. On the
 * way back it asks the API what the view needs first while the page's code is still on its way.
 */
async function start(place: HTMLElement): Promise<void> {
  const language = readersLanguage();
  document.documentElement.lang = language;
  setTimeout(() => {
    const words = place.querySelector("[role=status]");
    if (words) words.textContent = SHELL[language].signingIn;
  }, WORDS_AFTER_MS);
  const answer = takeAnswer();
  if (answer?.kind === "code") void loadPage().catch(() => undefined);
  const session = await enter(answer).catch((error: Error) => failedSession(error.message));
  const { default: show } = await loadPage();
  await show(place, session);
}

async function enter(answer: Answer | undefined): Promise<Session> {
  const config = await pageConfig();
  if (!answer) return leave(config.signIn);
  const session = await signIn(config, answer);
  const first = rowHere()?.first?.(new URLSearchParams(location.search)) ?? [];
  askEarly(session.api, ["/v1/shop", ...first], await session.token());
  return session;
}

/** The page's code, and that of the view which is in the address. */
async function loadPage() {
  const [page] = await Promise.all([import("./main.tsx"), rowHere()?.load()]);
  return page;
}

function rowHere(): PageRow | undefined {
  const id = PAGE_IDS.find((one) => PAGES[one].path === location.pathname);
  return id && PAGES[id];
}

const place = document.getElementById("page");
if (place) void start(place);
