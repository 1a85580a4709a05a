/** The environment, with `.env` of the working folder behind it: what is set outside wins. */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

export const loadEnv = (file = '.env'): Readonly<Record<string, string | undefined>> => ({
  ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}),
  ...process.env,
});
