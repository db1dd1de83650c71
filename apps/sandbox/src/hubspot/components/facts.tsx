import type {
  DescriptionListItemProps,
  DescriptionListProps,
  StatisticsItemProps,
  StatisticsProps,
  StatisticsTrendProps,
} from '@hubspot/ui-extensions';
import { Glyph } from './glyph.tsx';

export const DescriptionList = ({ direction = 'column', children, testId }: DescriptionListProps) => (
  <dl className={`hs-facts hs-facts_${direction}`} data-test-id={testId}>
    {children}
  </dl>
);

export const DescriptionListItem = ({ label, children, testId }: DescriptionListItemProps) => (
  <div className="hs-facts__item" data-test-id={testId}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

export const Statistics = ({ children, testId }: StatisticsProps) => (
  <div className="hs-statistics" data-test-id={testId}>
    {children}
  </div>
);

export const StatisticsItem = ({ label, number, children, testId }: StatisticsItemProps) => (
  <div className="hs-statistics__item" data-test-id={testId}>
    <p className="hs-statistics__label">{label}</p>
    <p className="hs-statistics__number">{number}</p>
    {children}
  </div>
);

export const StatisticsTrend = ({
  value,
  direction,
  color = direction === 'increase' ? 'green' : 'red',
}: StatisticsTrendProps) => (
  <p className={`hs-trend hs-trend_${color}`}>
    <Glyph name={direction === 'increase' ? 'up' : 'down'} size={10} label={direction} />
    {value}
  </p>
);
