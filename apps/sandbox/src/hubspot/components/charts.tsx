import type { BarChartProps, ChartProps, LineChartProps } from '@hubspot/ui-extensions';
import { useId } from 'react';
import { type ChartPoint, toPoints } from './chart-rows.ts';

const COLOURS = ['#00a4bd', '#ff8f59', '#6a78d1', '#f5c26b', '#ea90b1', '#00bda5'];
const [WIDTH, HEIGHT] = [320, 120];

/** A plain drawing, with the numbers beside it as a table for those who cannot see it. */
function Chart({ chart, line }: { chart: ChartProps; line: boolean }) {
  const heading = useId();
  const points = toPoints(chart);
  const highest = Math.max(1, ...points.map(({ value }) => value));
  const series = [...new Set(points.map((point) => point.series))];
  const step = WIDTH / Math.max(1, points.length);
  const heightOf = ({ value }: ChartPoint) => (value / highest) * (HEIGHT - 10);
  const colourOf = ({ series: name }: ChartPoint) => COLOURS[series.indexOf(name) % COLOURS.length];
  const corners = points.map((point, place) => `${(place + 0.5) * step},${HEIGHT - heightOf(point)}`).join(' ');
  const title = chart.options?.title ?? chart.axes.y.label ?? chart.axes.y.field;
  return (
    <figure className="hs-chart" aria-labelledby={heading}>
      <figcaption id={heading} className="hs-heading">
        {title}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        {line ? (
          <polyline points={corners} fill="none" stroke={COLOURS[0]} strokeWidth={2} />
        ) : (
          points.map((point, place) => (
            <rect
              key={`${point.label} ${point.series}`}
              x={place * step + step * 0.15}
              y={HEIGHT - heightOf(point)}
              width={step * 0.7}
              height={heightOf(point)}
              fill={colourOf(point)}
            />
          ))
        )}
      </svg>
      <table className="hs-hidden">
        <tbody>
          {points.map((point) => (
            <tr key={`${point.label} ${point.series}`}>
              <th scope="row">{point.label}</th>
              <td>{point.series}</td>
              <td>{point.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

export const BarChart = (properties: BarChartProps) => <Chart chart={properties} line={false} />;
export const LineChart = (properties: LineChartProps) => <Chart chart={properties} line />;
