import platform from '@lwc/eslint-plugin-lwc-platform';
import lwc from '@salesforce/eslint-config-lwc';

/** Emitted from packages/blocks, where its style is checked: here only what the platform forbids counts. */
const CLIENT = '**/tierlineScreenClient.js';

/** Salesforce's own rules for Lightning web components, on the JavaScript that is deployed. */
export default [
  ...lwc.configs.recommended.map((config) => ({ ...config, ignores: [...(config.ignores ?? []), CLIENT] })),
  ...lwc.configs.base.map((config) => ({ ...config, files: [CLIENT] })),
  ...platform.configs.recommended,
  {
    // For components that Field Service runs offline, which ours are not; and it breaks on wires without a comment.
    rules: { '@lwc/lwc-platform/valid-offline-wire': 'off' },
  },
  {
    // The screen client's debounce and polling need a timer. It is lent in this one place, and cancelled when a page is left.
    files: ['**/tierlineScreen.js'],
    rules: { '@lwc/lwc/no-async-operation': 'off' },
  },
];
