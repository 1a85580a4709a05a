/** The environment, with `.env` of the working folder behind it: what is set outside wins. */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

type Env = Readonly<Record<string, string | undefined>>;

/** @param outside the environment of the process */
export const loadEnv = (outside: Env): Env => ({
  ...(existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {}),
  ...outside,
});
