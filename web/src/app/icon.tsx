import type { PageId } from "../pages/table.tsx";

/** Drawn on 20 by 20, in strokes. */
const PATHS: Readonly<Record<PageId, string>> = {
  overview: "M3 10.5 10 4l7 6.5M5 9v7h10V9",
  mails: "M3 5h14v10H3zM3 6l7 5 7-5",
  config: "M4 6h8M16 6h0M4 14h2M10 14h6M14 4v4M8 12v4",
  chains: "M4 5h5v4H4zM11 11h5v4h-5zM9 7h3.5v4",
};

/** A picture beside a page's name, for eyes that look for shapes. */
export const Icon = ({ page }: { readonly page: PageId }) => (
  <svg
    width="18"
    height="18"
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={PATHS[page]} />
  </svg>
);
