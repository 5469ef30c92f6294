import type { PageId } from "../pages/table.tsx";

/** Drawn on 20 by 20, in strokes. */
const PATHS: Readonly<Record<PageId, string>> = {
  overview: "M3 10.5 10 4l7 6.5M5 9v7h10V9",
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
