/** Where a form is, under the API's address; `via`: where its link hangs or lies. Short, because every letter makes a QR code finer. */
export const addressOfForm = (publicUrl: string, form: string, via?: string): string =>
  `${publicUrl}/f/${form}${via === undefined ? "" : `/${via}`}`;

/** The script that shows the form in a page of the shop. */
export const scriptOfForm = (publicUrl: string, form: string): string =>
  `${addressOfForm(publicUrl, form)}/embed.js`;
