import { useEffect, useRef, useState } from "react";
import css from "./mail-frame.module.css";

interface MailFrameProps {
  /** A whole document, as it would be sent. */
  readonly html: string;
  /** For who cannot see it. */
  readonly title: string;
  /** As which mail programs show it. @default the reader's own */
  readonly scheme?: "light" | "dark";
  /** @default true */
  readonly images?: boolean;
  /** Somebody has clicked on a link, which the frame does not follow. */
  readonly onLink?: (href: string) => void;
}

const LEAST_HEIGHT = 200;

/**
 * A mail, as high as it is. It is rendered under a policy of its own and in an origin of its own (/preview/mail.html):
 * no script of a mail runs, nothing of this page is within its reach, and its links lead nowhere.
 */
export function MailFrame({ html, title, scheme, images = true, onLink }: MailFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(LEAST_HEIGHT);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      const content = frame.current?.contentWindow;
      if (!content || source !== content) return;
      // An origin that has no name can only be addressed as any; frame-src lets nothing else be in the frame.
      if (data?.ready === true) content.postMessage({ html, images }, "*");
      if (typeof data?.height === "number") setHeight(Math.max(LEAST_HEIGHT, data.height));
      if (typeof data?.link === "string") onLink?.(data.link);
    };
    addEventListener("message", hear);
    return () => removeEventListener("message", hear);
  }, [html, images, onLink]);
  return (
    <iframe
      key={`${images} ${html}`}
      ref={frame}
      className={css.frame}
      title={title}
      height={height}
      data-scheme={scheme}
      src="/preview/mail.html"
      sandbox="allow-scripts"
    />
  );
}
