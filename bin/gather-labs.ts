/** `node bin/gather-labs.ts [FOLDER]`: makes generated/ in src/labs and src/exercises from the folders there. Whatever builds or tests does it first. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LabFolderError } from './gather/folder.ts';
import { gatherLabs } from './gather/gather.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  const ids = await gatherLabs(process.argv[2] ?? join(root, 'src', 'labs'));
  if (process.argv[2] !== undefined) console.log(ids.join('\n'));
} catch (error) {
  if (!(error instanceof LabFolderError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
