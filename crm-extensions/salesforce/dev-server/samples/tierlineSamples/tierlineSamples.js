import { LightningElement } from 'lwc';

const TONES = ['neutral', 'good', 'warn', 'bad'];

/** The components that draw nothing until somebody gives them something. */
export default class TierlineSamples extends LightningElement {
  texts = TONES.map((tone) => ({ kind: 'text', id: tone, text: `A text whose tone is ${tone}`, tone }));
  toggle = { kind: 'toggle', name: 'on', label: 'Multi-tier distribution', help: 'Off hides every card' };
}
