/** The configuration ships without types. */
declare module '@salesforce/eslint-config-lwc/recommended.js' {
  import type { Linter } from 'eslint';

  const config: Linter.Config[];
  export default config;
}
