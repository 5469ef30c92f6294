import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, makeApp } from "./app/app.tsx";
import type { Session } from "./session/who.ts";

/** Puts the page into its place, whose content stays in sight until the view's code is there. */
export default async function show(place: HTMLElement, session: Session): Promise<void> {
  const app = makeApp(session);
  await app.router.load();
  createRoot(place).render(
    <StrictMode>
      <App {...app} />
    </StrictMode>,
  );
}
