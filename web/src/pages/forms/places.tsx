import { Link } from "react-aria-components";
import type { Form, Forms, Place } from "../../api/forms.ts";
import { useMay } from "../../session/session.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { everColumns, lookColumns, peopleColumns } from "./columns.ts";
import css from "./forms.module.css";
import { TEXTS } from "./texts.ts";

/** Which poster, box or page brings whom. */
export function Places({ form, forms }: { readonly form: Form; readonly forms: Forms }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const mayPrint = useMay("config.read");
  const nameOf = ({ via }: Place) => via ?? texts.noPlace;
  const codeOf = ({ via }: Place) =>
    `/forms/${encodeURIComponent(form.form)}?tab=paper${via === null ? "" : `&via=${encodeURIComponent(via)}`}`;
  const code: Column<Place> = {
    ...{ id: "code", name: texts.columns.code, wideOnly: true, value: ({ url }) => url },
    cell: (place) => (
      <Link href={codeOf(place)} aria-label={texts.toCode(nameOf(place))}>
        {texts.columns.code}
      </Link>
    ),
  };
  const columns: readonly Column<Place>[] = [
    {
      ...{ id: "place", name: texts.place, value: nameOf },
      cell: (place) => <span className={css.place}>{nameOf(place)}</span>,
    },
    ...lookColumns<Place>(texts, formats, forms.doubleOptIn),
    ...peopleColumns<Place>(texts, formats),
    ...everColumns<Place>(texts, formats, forms.currency ?? "XXX"),
    ...(mayPrint ? [code] : []),
  ];
  return (
    <Card flush title={texts.places} lead={texts.placesLead}>
      <Table
        label={texts.places}
        columns={columns}
        rows={form.places}
        rowKey={({ url }) => url}
        file={`${form.form}-places`}
      />
    </Card>
  );
}
