import pino from 'pino';
import { readConfig } from './config.ts';
import { runProgram } from './run-program.ts';
import { startServer } from './server.ts';

await runProgram(async () => {
  const config = readConfig(process.env);
  const log = pino({
    level: config.logLevel,
    redact: ['*.authorization', '*.token', '*.privateKey', '*.assertion', '*.clientSecret', '*.secretKeys'],
  });
  const server = await startServer(config, log);
  log.info({ url: server.url }, 'ready');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      server.stop().then(() => log.info('stopped'));
    });
  }
});
