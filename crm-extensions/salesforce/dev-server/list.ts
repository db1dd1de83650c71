import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scanBundles } from './scan.ts';

/** Writes anew which components the dev server is given, and why not the others. */
const file = fileURLToPath(new URL('./components.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(scanBundles(), null, 2)}\n`);
