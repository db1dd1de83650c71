import { type ParseArgsConfig, parseArgs } from 'node:util';
import { StartFailure } from './config.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** A command's own options; `usage` follows what is wrong with them. */
export function readOptions<T extends Options>(options: T, usage: string) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new StartFailure(`${(error as Error).message}\n\n${usage}`);
  }
}
