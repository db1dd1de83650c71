// Plain JavaScript, so that a Node too old for the rest can still say so in one sentence.
const NEEDED = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < NEEDED) {
  process.stderr.write(
    `The sandbox runs on Node ${NEEDED}, and this is Node ${process.versions.node}: start it with ` +
      '"npx --yes pnpm@12.21.0 start", which brings the right one along (any Node from 20 on can run that).\n',
  );
  process.exitCode = 1;
} else {
  await import('./src/start.ts');
}
