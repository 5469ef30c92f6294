import type { PageId } from "../pages/table.tsx";

/** Drawn on 20 by 20, in strokes. */
const PATHS: Readonly<Record<PageId, string>> = {
  overview: "M3 10.5 10 4l7 6.5M5 9v7h10V9",
  customers: "M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4M4 16.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5",
  audit: "M5 3h7l3 3v11H5zM8 8h4M8 11h4M8 14h2",
  segments: "M10 3a7 7 0 1 0 7 7h-7zM13 3.6A7 7 0 0 1 16.4 7H13z",
  mails: "M3 5h14v10H3zM3 6l7 5 7-5",
  import: "M10 3v9M6.5 8.5 10 12l3.5-3.5M4 13v3.5h12V13",
  config: "M4 6h8M16 6h0M4 14h2M10 14h6M14 4v4M8 12v4",
  quality: "M3 4h14l-5.5 6.5V16l-3-1.5v-4z",
  changes: "M10 4a6 6 0 1 1-5.7 4.1M4 4v4h4M10 7v3.5l2.5 1.5",
  team: "M7.5 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M3 15.5c.4-2.6 2.2-4 4.5-4s4.1 1.4 4.5 4M13 4.3a2.5 2.5 0 0 1 0 4.5M14 11.8c1.6.5 2.7 1.8 3 3.7",
  health: "M3 10.5h3.2L8.4 5l3.2 10 2-4.5H17",
  chains: "M4 5h5v4H4zM11 11h5v4h-5zM9 7h3.5v4",
  campaigns: "M4 8.5v3l8.5 3.5v-10zM6 12.3V16M15 8a3 3 0 0 1 0 4",
  calendar: "M4 5h12v11H4zM4 8.5h12M7 3.5V6M13 3.5V6",
  tests: "M8 3.5h4M9 3.5V8l-4.5 7.2a.9.9 0 0 0 .8 1.3h9.4a.9.9 0 0 0 .8-1.3L11 8V3.5M7 12h6",
  forecast: "M3 16V4M3 16h14M5 12l4-4 3 2M12 10l4-5M12 10l5 1",
  proof: "M10 3v14M4 6h12M4 6l-2 5h4zM16 6l-2 5h4zM7 17h6",
  offers: "M10.5 3.5H16a.5.5 0 0 1 .5.5v5.5l-7 7-6-6zM13.2 6.8v.01",
  forms: "M11 4h5v12h-5M3.5 10H12M9 7l3 3-3 3",
  loyalty: "M10 3.5l2 4.2 4.6.6-3.4 3.2.9 4.6L10 13.8l-4.1 2.3.9-4.6L3.4 8.3 8 7.7z",
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
