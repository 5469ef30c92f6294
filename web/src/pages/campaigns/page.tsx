import { Link } from "react-aria-components";
import { type Campaign, useCampaigns } from "../../api/campaigns.ts";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { saidIn } from "../../texts/said.ts";
import { Card, Page } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { useNames } from "../segments/names.ts";
import { State } from "./run-state.tsx";
import { TEXTS } from "./texts.ts";
import { audienceInWords, campaignName, stateOf } from "./words.ts";

/** Every campaign with its latest start. */
export default function CampaignsPage() {
  const texts = useTexts(TEXTS);
  const campaigns = useCampaigns();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Loaded
        query={campaigns}
        empty={{
          when: (data) => data.campaigns.length === 0,
          show: <Empty title={texts.none}>{texts.noneWhy}</Empty>,
        }}
      >
        {(data) => (
          <Card flush>
            <CampaignTable campaigns={data.campaigns} />
          </Card>
        )}
      </Loaded>
    </Page>
  );
}

function CampaignTable({ campaigns }: { readonly campaigns: readonly Campaign[] }) {
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  const formats = useFormats();
  const { group } = useNames(undefined);
  const columns: readonly Column<Campaign>[] = [
    {
      id: "name",
      name: texts.name,
      value: (one) => campaignName(one, language),
      cell: (one) => (
        <Link href={`/campaigns/${encodeURIComponent(one.id)}`}>{campaignName(one, language)}</Link>
      ),
    },
    {
      id: "audience",
      name: texts.audience,
      wideOnly: true,
      value: ({ audience }) => audienceInWords(audience, texts, group),
    },
    {
      id: "state",
      name: texts.state,
      value: ({ run }) => texts.states[stateOf(run)],
      cell: ({ run }) => <State run={run} />,
    },
    {
      id: "why",
      name: texts.why,
      wideOnly: true,
      value: ({ run }) => saidIn((run?.stopped ?? run?.paused)?.why ?? "", language),
    },
    {
      id: "started",
      name: texts.started,
      wideOnly: true,
      value: ({ run }) => run?.startedAt,
      cell: ({ run }) => (run ? formats.instant(run.startedAt) : "–"),
    },
  ];
  return (
    <Table label={texts.title} columns={columns} rows={campaigns} rowKey={({ id }) => id} file="campaigns" />
  );
}
