import type { Brand, Palette } from "../../domain/config/store.ts";

/** The roles of a palette as custom properties. `error` is only ever a line beside text, so that any palette can bear it. */
const properties = (palette: Palette, error: string): string =>
  [
    ...Object.entries(palette).map(([role, color]) => `--${role.replace("_", "-")}:${color}`),
    `--error:${error}`,
  ].join(";");

const RULES = `
*, ::before, ::after { box-sizing: border-box }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; padding: 1rem; background: var(--background); color: var(--text); overflow-wrap: break-word }
header, main, footer { max-width: 34rem; margin: 0 auto }
header { padding: 1.5rem 0 1rem; font-weight: 600 }
header img { display: block; max-width: 12rem; max-height: 4rem }
main { background: var(--card); padding: 1.5rem clamp(1rem, 5vw, 2.5rem) 2rem; border-radius: .75rem }
footer { padding: 1rem 0; font-size: .875rem; color: var(--text) }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem }
h2 { font-size: 1.125rem; margin: 2rem 0 .5rem }
p { margin: 0 0 1rem }
a { color: inherit; text-decoration-color: var(--accent); text-decoration-thickness: 2px; text-underline-offset: .2em }
.small { font-size: .875rem; color: var(--muted) }
label, legend { font-weight: 600; padding: 0 }
fieldset { border: 0; margin: 0 0 1.25rem; padding: 0; min-width: 0 }
.field { margin: 0 0 1.25rem }
.field > label:not(.tick) { display: block; margin-bottom: .3rem }
input, select, textarea, button { font: inherit; color: inherit }
input:not([type=checkbox], [type=radio]), select, textarea { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--muted); border-radius: .4rem; background: var(--card) }
input[type=checkbox], input[type=radio] { flex: none; width: 1.25rem; height: 1.25rem; margin: .15rem 0 0; accent-color: var(--accent) }
.tick { display: flex; gap: .75rem; align-items: flex-start; padding: .4rem 0; font-weight: 400 }
button { min-height: 2.75rem; padding: .6rem 1.4rem; border: 0; border-radius: .4rem; background: var(--accent); color: var(--on-accent); font-weight: 600; cursor: pointer }
button.quiet { background: none; color: inherit; box-shadow: inset 0 0 0 2px var(--muted) }
:focus-visible { outline: 3px solid var(--text); outline-offset: 3px }
.error { margin: .3rem 0 0; padding-left: .6rem; border-left: 4px solid var(--error); font-weight: 600 }
[aria-invalid=true]:not([type=checkbox], [type=radio]) { border: 2px solid var(--error) }
`;

/** Colours of the shop, by the system's preference, and what elements of all pages look like. */
export function pageStyle({ colors, dark }: Brand): string {
  return `:root{color-scheme:light dark;${properties(colors, "#c62828")}}
@media (prefers-color-scheme: dark){:root{${properties(dark, "#ff8a80")}}}${RULES}`;
}
