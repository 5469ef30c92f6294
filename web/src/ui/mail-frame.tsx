import css from "./mail-frame.module.css";

/**
 * Shows a mail as it is: no script of it runs, no form of it goes anywhere, and nothing in it knows the page. Dark where
 * what is around it is (`color-scheme`).
 */
export const MailFrame = ({ html, title }: { readonly html: string; readonly title: string }) => (
  <iframe className={css.frame} title={title} sandbox="" srcDoc={html} />
);
