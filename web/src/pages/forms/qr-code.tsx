import css from "./forms.module.css";

/** A QR code as a picture: nothing of an SVG can run in one. */
export const QrCode = ({ svg, alt }: { readonly svg: string; readonly alt: string }) => (
  <img className={css.qr} src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={alt} />
);
