import lwc from 'vite-plugin-lwc';
import { defineConfig } from 'vitest/config';
import { modules, salesforceScope } from './lwc-test/platform/modules.ts';

/** The components as they are deployed, in jsdom, on Salesforce's own stubs of the base components. */
export default defineConfig({
  // The packages of LWC point to source maps that they do not ship, and Vite warns of each.
  logLevel: 'error',
  plugins: [
    salesforceScope(),
    lwc({
      rootDir: import.meta.dirname,
      modules,
      enableDynamicComponents: true,
      enableSyntheticElementInternals: true,
      exclude: [/\.test\.ts$/, /lwc-test\/(?!platform\/modal)/, /salesforce:/],
    }),
  ],
  resolve: { conditions: ['browser'] },
  test: {
    name: 'lwc',
    environment: 'jsdom',
    include: ['lwc-test/**/*.test.ts'],
    exclude: ['lwc-test/checks/**'],
    setupFiles: ['lwc-test/platform/setup.ts'],
    server: { deps: { inline: [/lwc/, /wire-service-jest-util/] } },
  },
});
