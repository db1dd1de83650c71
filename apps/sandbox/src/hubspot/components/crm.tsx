import type {
  CrmAssociationPivotProps,
  CrmAssociationPropertyListProps,
  CrmAssociationStageTrackerProps,
  CrmAssociationTableProps,
  CrmDataHighlightProps,
  CrmPropertyListProps,
  CrmReportProps,
  CrmSimpleDeadlineProps,
  CrmStageTrackerProps,
  CrmStatisticsProps,
} from '@hubspot/ui-extensions/crm';
import { DescriptionList, DescriptionListItem } from './facts.tsx';
import { EmptyState } from './feedback.tsx';
import { useAssociated, useCurrentRecord } from './record-access.tsx';
import { LoadingSpinner } from './spinner.tsx';
import { Link } from './text.tsx';

const NoRecord = () => <p className="hs-text hs-text_microcopy">There is no record here.</p>;

function Properties({ names, direction }: { names: readonly string[]; direction: 'row' | 'column' }) {
  const record = useCurrentRecord();
  if (!record) return <NoRecord />;
  return (
    <DescriptionList direction={direction}>
      {record.properties(names).map(({ name, label, text }) => (
        <DescriptionListItem key={name} label={label}>
          {text === '' ? '--' : text}
        </DescriptionListItem>
      ))}
    </DescriptionList>
  );
}

export const CrmPropertyList = ({ properties, direction }: CrmPropertyListProps) => (
  <Properties names={properties} direction={direction === 'row' ? 'row' : 'column'} />
);

export const CrmDataHighlight = ({ properties }: CrmDataHighlightProps) => (
  <Properties names={properties} direction="row" />
);

export const CrmSimpleDeadline = ({
  startDatePropertyName,
  endDatePropertyName,
  properties,
}: CrmSimpleDeadlineProps) => (
  <Properties names={[startDatePropertyName, endDatePropertyName, ...properties]} direction="row" />
);

export function CrmStageTracker({ properties, showProperties = true }: CrmStageTrackerProps) {
  const record = useCurrentRecord();
  if (!record) return <NoRecord />;
  return (
    <>
      <ol className="hs-stages">
        {record.stages().map(({ label, current }) => (
          <li key={label} aria-current={current ? 'step' : undefined}>
            {label}
          </li>
        ))}
      </ol>
      {showProperties ? <Properties names={properties} direction="row" /> : null}
    </>
  );
}

function Associated({ objectTypeId, labels }: { objectTypeId: string; labels?: readonly string[] | undefined }) {
  const record = useCurrentRecord();
  const found = useAssociated(objectTypeId);
  if (!record) return <NoRecord />;
  if (!found) return <LoadingSpinner label="Loading associations" />;
  const shown = labels?.length ? found.filter((each) => each.labels.some((label) => labels.includes(label))) : found;
  if (shown.length === 0) return <EmptyState title="No associated records">{null}</EmptyState>;
  return (
    <ul className="hs-list hs-list_unordered">
      {shown.map(({ id, name, labels: own, path }) => (
        <li key={id}>
          <Link href={path}>{name}</Link> {own.join(', ')}
        </li>
      ))}
    </ul>
  );
}

export const CrmAssociationTable = ({ objectTypeId }: CrmAssociationTableProps) => (
  <Associated objectTypeId={objectTypeId} />
);
export const CrmAssociationPivot = ({ objectTypeId, associationLabels }: CrmAssociationPivotProps) => (
  <Associated objectTypeId={objectTypeId} labels={associationLabels} />
);
export const CrmAssociationPropertyList = ({ objectTypeId, associationLabels }: CrmAssociationPropertyListProps) => (
  <Associated objectTypeId={objectTypeId} labels={associationLabels} />
);
export const CrmAssociationStageTracker = ({ objectTypeId, associationLabels }: CrmAssociationStageTrackerProps) => (
  <Associated objectTypeId={objectTypeId} labels={associationLabels} />
);

/** The look-alike keeps no statistics or reports; it says which were asked for. */
const NotKept = ({ what }: { what: string }) => (
  <p className="hs-not-drawn">The look-alike has no {what}; HubSpot draws it here.</p>
);

export const CrmStatistics = ({ statistics }: CrmStatisticsProps) => (
  <NotKept what={`statistics (${statistics.map(({ label }) => label).join(', ')})`} />
);
export const CrmReport = ({ reportId }: CrmReportProps) => <NotKept what={`report ${reportId}`} />;
