import { type PlotOptions, plot } from "@observablehq/plot";
import { useEffect } from "react";
import { useWidth } from "./width.ts";

/** One class for all drawings: the style element that Plot adds is then the same text always, which the CSP allows by its hash. */
const CLASS = "comeback-figure";

/** A drawing of Observable Plot, as wide as its place. Colours are the theme's tokens, so that it follows the theme. */
export default function Drawing({ options }: { readonly options: (width: number) => PlotOptions }) {
  const [place, width] = useWidth();
  useEffect(() => {
    if (width === 0 || !place.current) return;
    const drawn = plot({ className: CLASS, width, ...options(width) });
    // Plot names its groups, which an element without a role may not be; the figure around it says what is drawn.
    for (const named of drawn.querySelectorAll("[aria-label]")) named.removeAttribute("aria-label");
    place.current.replaceChildren(drawn);
    return () => drawn.remove();
  }, [place, width, options]);
  return <div ref={place} />;
}
