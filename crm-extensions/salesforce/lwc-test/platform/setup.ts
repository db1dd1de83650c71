import { vi } from 'vitest';

// Salesforce's stubs are written for Jest, whose functions Vitest has under another name.
Object.assign(globalThis, { jest: vi });

// jsdom lays nothing out, so it has nowhere to scroll to.
Element.prototype.scrollIntoView = () => {};
