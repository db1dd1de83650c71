import pino from 'pino';
import { readConfig } from './config.ts';
import { runProgram } from './run-program.ts';
import { startServer } from './server.ts';
import { stopWithin } from './stop-within.ts';

await runProgram(async () => {
  const config = readConfig(process.env);
  const log = pino({
    level: config.logLevel,
    redact: ['*.authorization', '*.token', '*.privateKey', '*.assertion', '*.clientSecret', '*.secretKeys'],
  });
  const server = await startServer(config, log);
  log.info({ url: server.url }, 'ready');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      log.info({ signal }, 'stopping');
      if (await stopWithin(server.stop, config.stopSeconds * 1_000)) return log.info('stopped');
      log.error({ seconds: config.stopSeconds }, 'stopped in the middle of something that took too long');
      process.exit(1);
    });
  }
});
