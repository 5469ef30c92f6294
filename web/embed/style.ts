/**
 * Looks of the form in a page. Font and colours are the page's; `--comeback-…` properties, which reach into the shadow tree,
 * say otherwise. The button has the shop's colours, which are only sure of each other.
 */
export const STYLE = `
*,::before,::after{box-sizing:border-box}
.form{max-width:34rem;line-height:1.5;letter-spacing:normal;word-spacing:normal;text-transform:none;text-indent:0;text-align:start;white-space:normal;overflow-wrap:break-word}
h2{font-size:1.25em;line-height:1.25;margin:0 0 .5em}
h2:focus{outline:0}
p{margin:0 0 1em}
a{color:inherit}
label,legend{font-weight:600;padding:0}
.field,fieldset{border:0;margin:0 0 1em;padding:0;min-width:0}
.field>label:not(.tick){display:block;margin-bottom:.25em}
input,select,textarea,button{font:inherit;color:inherit;margin:0}
input:not([type=checkbox],[type=radio]),select,textarea{display:block;width:100%;min-height:2.75em;padding:.5em .75em;border:1px solid var(--comeback-border,currentColor);border-radius:var(--comeback-radius,.4em);background:var(--comeback-field,transparent)}
option{color:#000;background:#fff}
input[type=checkbox],input[type=radio]{flex:none;width:1.25em;height:1.25em;margin:.15em 0 0;accent-color:var(--comeback-accent,var(--accent))}
.tick{display:flex;gap:.75em;align-items:flex-start;padding:.35em 0;font-weight:400}
.hint,.small{font-size:.875em;font-weight:400;margin:0 0 .25em}
.offer{padding:.6em 1em;border:2px dashed currentColor;border-radius:var(--comeback-radius,.4em);font-weight:600}
.error{margin:.25em 0 0}
.error,.notice{padding-left:.6em;border-left:4px solid var(--comeback-error,#c62828);font-weight:600}
button{min-height:2.75em;padding:.6em 1.4em;border:0;border-radius:var(--comeback-radius,.4em);background:var(--comeback-accent,var(--accent));color:var(--comeback-on-accent,var(--on-accent));font-weight:600;cursor:pointer}
button[aria-disabled]{opacity:.6}
:focus-visible{outline:3px solid currentColor;outline-offset:3px}
button:focus-visible{outline-color:var(--comeback-accent,var(--accent))}
.extra{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
`;
