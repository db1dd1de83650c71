import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureCard } from './card.ts';

/** Ratios, taken in one run on one machine. Exits with 0 whatever they are: a benchmark is no test. */
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const share = values.quick ? 0.1 : 1;
const size = { distributors: 400 * share, resellers: 2000 * share, requests: 3000 * share };
const { card, empty, bytes } = await measureCard(size);
const ratio = card.p50 / empty.p50;

if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ job: 'card over HTTP', size, cardMs: card, emptyMs: empty, bytes, ratio })}\n`,
  );
} else {
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  process.stdout.write(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, load ${loadavg()[0]?.toFixed(2)}
card over HTTP, ${size.distributors} distributors and ${size.resellers} resellers, ${size.requests} requests each
  a deal's card        p50 ${ms(card.p50)}   p99 ${ms(card.p99)}   ${bytes} bytes
  an empty procedure   p50 ${ms(empty.p50)}   p99 ${ms(empty.p99)}
  ratio of the medians ${ratio.toFixed(2)}
`);
}
