/** Font is the page's; colours are the shop's brand, in the scheme that the visitor has chosen. */
export const STYLE = `
*,::before,::after{box-sizing:border-box}
.club{--accent:var(--l-accent);--on:var(--l-on);--card:var(--l-card);--text:var(--l-text);--muted:var(--l-muted);color-scheme:light;max-width:36rem;padding:1.5em;border:1px solid color-mix(in srgb,var(--text) 20%,transparent);border-radius:.75em;background:var(--card);color:var(--text);font-size:1rem;line-height:1.5;letter-spacing:normal;text-transform:none;text-align:start;overflow-wrap:break-word}
.club.dark{--accent:var(--d-accent);--on:var(--d-on);--card:var(--d-card);--text:var(--d-text);--muted:var(--d-muted);color-scheme:dark}
@media(prefers-color-scheme:dark){.club.auto{--accent:var(--d-accent);--on:var(--d-on);--card:var(--d-card);--text:var(--d-text);--muted:var(--d-muted);color-scheme:dark}}
h2,h3,p,ul{margin:0;padding:0}
h2{font-size:1.25em;line-height:1.3}
h3{font-size:1em;margin-top:1.25em}
ul{list-style:none}
.sum{margin-top:.5em;font-size:2.5em;line-height:1.1;font-weight:700;color:var(--accent);font-variant-numeric:tabular-nums}
.sum small{font-size:.4em;font-weight:600}
.muted{color:var(--muted);font-size:.875em}
.bar{height:.6em;margin:.4em 0;border-radius:.3em;background:color-mix(in srgb,var(--text) 15%,transparent);overflow:hidden;border:1px solid var(--muted)}
.bar i{display:block;height:100%;background:var(--accent);transition:width .6s}
details{margin-top:.75em;border-top:1px solid color-mix(in srgb,var(--text) 15%,transparent);padding-top:.5em}
summary{min-height:2.75em;padding:.6em 0;font-weight:600;cursor:pointer}
li{display:flex;gap:1em;justify-content:space-between;padding:.25em 0}
li b{font-variant-numeric:tabular-nums;white-space:nowrap}
.row{display:flex;flex-wrap:wrap;gap:.5em;margin-top:.25em}
svg{display:block;width:10em;max-width:100%;margin-top:.5em;border-radius:.4em}
.number{margin-top:.25em;font-variant-numeric:tabular-nums;letter-spacing:.05em}
label{display:block;margin-top:.5em;font-weight:600;font-size:.875em}
input,button{font:inherit;min-height:2.75em;border-radius:.4em}
input{flex:1 1 14em;min-width:0;padding:.5em .75em;border:1px solid var(--muted);background:transparent;color:inherit}
button{padding:.5em 1.2em;border:1px solid var(--accent,currentColor);background:var(--accent);color:var(--on);font-weight:600;cursor:pointer}
:focus-visible{outline:3px solid currentColor;outline-offset:3px}
@media(prefers-reduced-motion:reduce){*{transition:none!important}}
`;
