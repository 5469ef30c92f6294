/**
 * A mail as programs show it that load no pictures until somebody asks: what the alternative texts say stands in their
 * place, and backgrounds are gone. A parser does it, for what is written in a mail is not to be trusted with patterns.
 */
export function withoutPictures(html: string): string {
  const mail = new DOMParser().parseFromString(html, "text/html");
  for (const picture of mail.querySelectorAll("img, source, [background]")) {
    for (const name of ["src", "srcset", "background"]) picture.removeAttribute(name);
  }
  for (const styled of mail.querySelectorAll("[style]")) {
    const style = styled.getAttribute("style") ?? "";
    if (/url\(/i.test(style)) styled.setAttribute("style", withoutUrls(style));
  }
  for (const sheet of mail.querySelectorAll("style"))
    sheet.textContent = withoutUrls(sheet.textContent ?? "");
  return `<!doctype html>${mail.documentElement.outerHTML}`;
}

const withoutUrls = (css: string): string => css.replace(/url\([^)]*\)/gi, "none");
