/** What the page's two servers, CloudFront and that of the local stack, have to do alike, and what they tell the page. */

/** The document at PAGE_CONFIG, which the page reads before anything else. */
export interface PageConfig {
  /** Where the admin API is, without a slash at the end. */
  readonly api: string;
  readonly signIn: {
    /** Where people sign in at `/oauth2/authorize`, tokens come from `/oauth2/token`, and `/logout` signs out. */
    readonly url: string;
    readonly client: string;
    /** As they stand in tokens. */
    readonly scopes: readonly string[];
  };
  /** What each role may do, the least first; everything that the token carries where there are none. */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  /** Of Comeback. */
  readonly version: string;
  /** Where it is told how far the demo is; the local stack only. */
  readonly playing?: string;
}

export const PAGE_CONFIG = "/config.json";

/** How far the local stack is. Undefined counts: nobody can tell. */
export interface Playing {
  readonly phase: "building" | "starting" | "history" | "night" | "days" | "done" | "failed";
  readonly done?: number;
  readonly total?: number;
  /** Why the page could not be built. */
  readonly problem?: string;
}

/** The page's stack, and its output. */
export const PAGE_STACK = "ComebackPage";
export const PAGE_URL_OUTPUT = "PageUrl";

/** Paths that are files. Whatever else is asked for is a view of the page, whose state is in its address. */
export const PAGE_FILES = /^\/(?:assets\/|preview\/|[\w-]+\.\w+$)/;

/** Names that carry the hash of what they hold. */
export const PAGE_ASSETS = "/assets/";

/** Where mails are shown, under a policy of their own. */
export const PAGE_PREVIEW = "/preview/";

export const CACHE_FOREVER = "public, max-age=31536000, immutable";
export const CACHE_NEVER = "no-cache";

/** SHA-256 of the text of every style element that a library adds (test/web/policy.test.ts measures them). */
const STYLES = [
  // Observable Plot, with the class of web/src/figures/drawing.tsx.
  "sha256-CNLbTs7GB+jnRfE7a68fCyz5fKsuGquCY1pgs1H+9QU=",
  // react-aria-components: what can be pressed, and what does not scroll behind a dialog.
  "sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=",
  "sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg=",
] as const;

/** SHA-256 of the one script in web/index.html, which puts on the reader's theme before anything is painted. */
const THEME_SCRIPT = "sha256-ob1vL24p0Qt45l4luMI25oUbL/icYn1fzESe2o21koA=";

/** SHA-256 of the one script of web/public/preview/mail.html. */
const PREVIEW_SCRIPT = "sha256-py9iVO5DYdl747kx7kRmHGNSt3It82/dLkyp4bpRLTI=";

/** The page's Content-Security-Policy: its own files, the two origins that it talks to, and nothing of anybody else. */
export function pagePolicy(connect: readonly string[]): string {
  return policy({
    "default-src": ["'none'"],
    "script-src": ["'self'", `'${THEME_SCRIPT}'`],
    "style-src": ["'self'", ...STYLES.map((hash) => `'${hash}'`)],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...connect],
    "worker-src": ["'self'"],
    "frame-src": ["'self'"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["'none'"],
  });
}

/** That of a preview: a mail's own styles and pictures, one script of ours, none of its own; an origin of its own, too. */
export const previewPolicy = (pictures: readonly string[] = []): string =>
  policy({
    "default-src": ["'none'"],
    "script-src": [`'${PREVIEW_SCRIPT}'`],
    "style-src": ["'unsafe-inline'", "https:"],
    "img-src": ["https:", "data:", ...pictures],
    "font-src": ["https:", "data:"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["'self'"],
    sandbox: ["allow-scripts"],
  });

/** With every answer, whatever its policy. */
export const PAGE_HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self)",
  "x-robots-tag": "noindex",
} as const;

/**
 * Puts into the page's document which origins it may talk to. CloudFront's policy is made before the API has an
 * address, and can only name the region's APIs; of two policies a browser keeps to both.
 */
export function withConnections(html: string, connect: readonly string[]): string {
  const narrowed = `connect-src 'self' ${connect.join(" ")}`;
  return html.replace(
    "<head>",
    `<head>\n    <meta http-equiv="Content-Security-Policy" content="${narrowed}">`,
  );
}

function policy(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([directive, sources]) => [directive, ...sources].join(" "))
    .join("; ");
}
