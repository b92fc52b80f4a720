/** Writes the generated files of src/engine/core/as that come from the system-register table. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { generateSysregs } from '../src/engine/core/generate-sysregs.ts';

for (const [path, text] of generateSysregs()) {
  const file = new URL(`../src/engine/core/as/${path}`, import.meta.url);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
}
