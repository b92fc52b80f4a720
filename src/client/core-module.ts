// A glob, because the file is only there once the engine has been built, and the site must build without it.
const wasm = import.meta.glob<string>('../engine/core/wasm/core.wasm', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** core.wasm of this site, compiled; undefined when the site was built without it. Throws what compiling it throws. */
export async function compileCore(): Promise<WebAssembly.Module | undefined> {
  const [url] = Object.values(wasm);
  return url === undefined ? undefined : compile(url);
}

/** Streams where the host sends the right MIME type, and goes through a buffer where it does not. */
async function compile(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
