import { addDays, atMinute, onOrAfterWorkday, onOrBeforeWorkday } from './calendar.ts';
import type { Random } from './random.ts';

export interface Timing {
  closeDate: string;
  /** When the deal was entered. */
  at: string;
}

interface Stage {
  name: string;
  weight: number;
  closed: boolean;
  /** How many of a hundred have an amount already, and how many of those an exact one. */
  priced: number;
  quoted: number;
}

/** The stages that a new Salesforce org has. */
export const stages: readonly Stage[] = [
  { name: 'Prospecting', weight: 9, closed: false, priced: 55, quoted: 0 },
  { name: 'Qualification', weight: 12, closed: false, priced: 80, quoted: 0 },
  { name: 'Needs Analysis', weight: 11, closed: false, priced: 90, quoted: 5 },
  { name: 'Value Proposition', weight: 8, closed: false, priced: 100, quoted: 10 },
  { name: 'Id. Decision Makers', weight: 5, closed: false, priced: 100, quoted: 10 },
  { name: 'Perception Analysis', weight: 4, closed: false, priced: 100, quoted: 25 },
  { name: 'Proposal/Price Quote', weight: 8, closed: false, priced: 100, quoted: 80 },
  { name: 'Negotiation/Review', weight: 7, closed: false, priced: 100, quoted: 90 },
  { name: 'Closed Won', weight: 23, closed: true, priced: 100, quoted: 95 },
  { name: 'Closed Lost', weight: 13, closed: true, priced: 90, quoted: 40 },
];

export const pickStage = (random: Random): Stage => random.weighted(stages.map((stage) => [stage, stage.weight]));

/** Open deals close after today, closed ones before; all were entered before today. */
export function timeDeal(stage: Stage, today: string, random: Random): Timing {
  if (!stage.closed) {
    const closeDate = onOrAfterWorkday(addDays(today, random.integer(4, 240)));
    return { closeDate, at: enteredOn(addDays(today, -random.integer(3, 180)), random) };
  }
  const closeDate = onOrBeforeWorkday(addDays(today, -random.integer(2, 540)));
  return { closeDate, at: enteredOn(addDays(closeDate, -random.integer(20, 180)), random) };
}

export const enteredOn = (day: string, random: Random): string =>
  atMinute(onOrBeforeWorkday(day), random.integer(0, 539));
