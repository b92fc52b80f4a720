import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, relative, resolve, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.gz': 'application/gzip',
};

/**
 * Serves the files below `root` under the path `base` (which begins and ends with a slash), like a plain static host:
 * GET and HEAD, no directory listings, 404.html for what is not there, below a language its own. Nothing outside `root` is reachable.
 */
export function serve(root: string, base = '/'): Server {
  return createServer((request, response) => {
    void answer(resolve(root), base, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function answer(root: string, base: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const path = localPath(root, base, request.url ?? '/');
  const found = path === undefined ? undefined : await look(path);
  if (found === 'folder') {
    // A page's relative links only hold below the slash. The path alone is echoed, so it cannot lead to another host.
    const { pathname, search } = new URL(request.url ?? '/', 'http://site');
    response.writeHead(308, { location: `${pathname.replace(/^\/+/, '/')}/${search}` }).end();
    return;
  }
  const file = found ?? (await ownMissing(root, path)) ?? (await look(join(root, '404.html')));
  const status = found ? 200 : 404;
  if (!file || file === 'folder') {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    return;
  }
  response.writeHead(status, {
    'content-type': types[extname(file.path)] ?? 'application/octet-stream',
    'content-length': file.size,
    // Built files carry their hash in their name; everything else may change with the next build.
    'cache-control': file.path.includes(`${sep}_astro${sep}`) ? 'max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file.path)
      .on('error', () => response.destroy())
      .pipe(response);
}

/** The page of a language for what is not there: zh-cn/404/ for all below zh-cn/. */
async function ownMissing(root: string, path: string | undefined): Promise<FoundFile | undefined> {
  const [language = ''] = path === undefined ? [] : relative(root, path).split(sep);
  if (language === '' || language === '..') return undefined;
  const page = await look(join(root, language, '404', 'index.html'));
  return page === 'folder' ? undefined : page;
}

/** The file a request names, or undefined when it names nothing below `root`. */
export function localPath(root: string, base: string, url: string): string | undefined {
  let pathname: string;
  try {
    pathname = decodeURIComponent(new URL(url, 'http://site').pathname);
  } catch {
    return undefined;
  }
  if (pathname.includes('\0') || pathname.includes('\\') || !`${pathname}/`.startsWith(base)) return undefined;
  const path = join(root, pathname.slice(base.length - 1));
  if (path !== root && !path.startsWith(root + sep)) return undefined;
  return pathname.endsWith('/') ? join(path, 'index.html') : path;
}

interface FoundFile {
  readonly path: string;
  readonly size: number;
}

async function look(path: string): Promise<FoundFile | 'folder' | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return 'folder';
  return found?.isFile() ? { path, size: found.size } : undefined;
}
