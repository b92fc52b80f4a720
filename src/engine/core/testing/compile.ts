/** Compiles a part of the AssemblyScript core for a test: an entry that exists only as text, beside the files of as/. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const FOLDER = join(import.meta.dirname, '..', 'as');

/** The bytes of a module whose entry is `entry`, a text that imports from `./` as the files of as/ do. */
export async function compileCore(entry: string): Promise<Uint8Array<ArrayBuffer>> {
  let wasm: Uint8Array | undefined;
  let report = '';
  const options = ['entry.ts', '-o', 'entry.wasm', '--runtime', 'stub', '--enable', 'simd', '--memoryBase', '57344'];
  const { error } = await asc.main([...options, '--baseDir', FOLDER, '--noColors'], {
    readFile: (name, base) => {
      if (name === 'entry.ts') return entry;
      try {
        return readFileSync(join(base, name), 'utf8');
      } catch {
        return null;
      }
    },
    writeFile: (name, contents) => {
      if (name === 'entry.wasm' && typeof contents !== 'string') wasm = contents;
    },
    listFiles: () => [],
    stderr: { write: (text) => ((report += String(text)), true) },
    stdout: { write: () => true },
  });
  if (error !== null || wasm === undefined) throw new Error(`the core does not compile: ${error?.message ?? ''}\n${report}`);
  return new Uint8Array(wasm);
}
