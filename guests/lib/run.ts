import { spawn } from 'node:child_process';

/** A command that ended with something else than 0; `tail` holds the last lines it printed. */
export class CommandError extends Error {
  readonly tail: readonly string[];
  constructor(command: string, how: string, tail: readonly string[]) {
    super(`${command}: ${how}${tail.length > 0 ? `\n  ${tail.join('\n  ')}` : ''}`);
    this.name = 'CommandError';
    this.tail = tail;
  }
}

export interface RunOptions {
  readonly cwd?: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called with each line of stdout and stderr. */
  readonly onLine?: (line: string) => void;
}

const TAIL_LINES = 25;

/**
 * Runs a command without a shell and without stdin.
 * @returns its stdout as text.
 * @throws CommandError when it cannot be started or does not end with 0.
 */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const tail: string[] = [];
    let stdout = '';
    const line = (text: string): void => {
      tail.push(text);
      if (tail.length > TAIL_LINES) tail.shift();
      options.onLine?.(text);
    };
    const flushOut = splitLines(line);
    const flushErr = splitLines(line);
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
      flushOut(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => flushErr(chunk));
    child.on('error', (error) => reject(new CommandError(command, error.message, tail)));
    child.on('close', (code, signal) => {
      flushOut('\n');
      flushErr('\n');
      if (code === 0) resolve(stdout);
      else reject(new CommandError([command, ...args.slice(0, 2)].join(' '), `ended with ${code ?? signal}`, tail));
    });
  });
}

function splitLines(line: (text: string) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.trim() !== '') line(part);
  };
}
