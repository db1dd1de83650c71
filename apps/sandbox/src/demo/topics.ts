import type { DemoCustomer } from './customers.ts';
import type { Random } from './random.ts';

/** What a deal is about, as reps put it, and what such a deal is worth in US dollars at a customer of middling size. */
export interface Topic {
  name: string;
  dollars: number;
}

const topic = (name: string, dollars: number): Topic => ({ name, dollars });

const topics: readonly Topic[] = [
  topic('core switches', 84_000),
  topic('campus access layer', 132_000),
  topic('branch Wi-Fi refresh', 46_000),
  topic('Wi-Fi 7 upgrade', 97_000),
  topic('SD-WAN pilot', 18_000),
  topic('SD-WAN rollout', 158_000),
  topic('firewall renewal', 27_000),
  topic('edge routers', 61_000),
  topic('support renewal, 3 years', 39_000),
  topic('support renewal, 1 year', 12_500),
  topic('data hall fabric', 245_000),
  topic('out-of-band management', 9_500),
  topic('warehouse wireless', 34_000),
  topic('guest Wi-Fi', 14_000),
  topic('PoE switches for cameras', 22_000),
  topic('new headquarters', 310_000),
  topic('second site', 73_000),
  topic('optics and cables', 6_800),
  topic('network access control', 52_000),
  topic('zero trust assessment', 11_000),
  topic('disaster recovery link', 44_000),
  topic('end-of-life replacement', 116_000),
  topic('monitoring licences', 16_500),
  topic('voice gateway swap', 19_500),
];

/** Deals that begin as a lead; no other deal has these names. */
export const firstTopics = ['site survey', 'proof of concept', 'starter bundle'] as const;

/** Hands each customer one topic after another, so that no two deals have the same name. */
export function createTopics(random: Random): (customer: DemoCustomer) => Topic {
  const rest = new Map<string, Topic[]>();
  return ({ key, name }) => {
    const own = rest.get(key) ?? random.shuffled(topics);
    rest.set(key, own);
    const next = own.pop();
    if (!next) throw new RangeError(`${name} has no topics left.`);
    return next;
  };
}

/** As a rep writes it: without what a company's name only has for lawyers. */
export const toDealName = (customerName: string, about: string): string =>
  `${customerName.replace(/, (LLP|Attorneys)$/, '')} – ${about}`;
