import { type RefObject, useEffect, useRef, useState } from "react";

interface Inside {
  readonly root: ShadowRoot;
  readonly place: HTMLElement;
}

/**
 * A place of its own inside an element. There CodeMirror puts its styles into constructed style sheets, which the page's
 * policy allows; in the document itself it would add style elements, which it does not.
 */
export function useShadow(): {
  readonly host: RefObject<HTMLDivElement | null>;
  readonly inside: Inside | undefined;
} {
  const host = useRef<HTMLDivElement>(null);
  const [inside, setInside] = useState<Inside>();
  useEffect(() => {
    const { current } = host;
    if (!current) return;
    const root = current.shadowRoot ?? current.attachShadow({ mode: "open" });
    const place = document.createElement("div");
    place.style.height = "100%";
    root.append(place);
    setInside({ root, place });
    return () => place.remove();
  }, []);
  return { host, inside };
}
