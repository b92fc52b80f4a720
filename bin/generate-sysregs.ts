/** Writes src/engine/core/as/generated/sysreg*.ts from the system-register table. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { generateSysregs } from '../src/engine/core/generate-sysregs.ts';

const folder = new URL('../src/engine/core/as/generated/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of generateSysregs()) writeFileSync(new URL(name, folder), text);
