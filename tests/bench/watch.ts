import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A moment of a process: seconds of the wall since it was started, and seconds of CPU that it has used. */
export interface Moment {
  readonly wall: number;
  readonly cpu: number;
}

/** What a process showed on its console, and when it showed what was waited for. */
export interface Watched {
  readonly text: string;
  /** One moment for each expression, in their order. */
  readonly moments: readonly Moment[];
}

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
}

/** Seconds after which a program that has not shown everything is ended. */
const PATIENCE = 300;
/** The console between two machines differs in what a terminal does not show: escape sequences and line ends. */
const shown = (bytes: Buffer): string => bytes.toString('latin1').replace(/\x1b\[[0-9;]*[A-Za-z]|\r/g, '');

/**
 * User and system time of a process in seconds: the scheduler's nanoseconds of its threads, or its ticks of 10 ms where
 * those say more (threads have ended, or there are no such statistics). NaN when the process has gone.
 */
export function cpuSeconds(pid: number): number {
  const read = (path: string): string => {
    try {
      return readFileSync(`/proc/${pid}/${path}`, 'latin1');
    } catch {
      return '';
    }
  };
  const threads = ((): string[] => {
    try {
      return readdirSync(`/proc/${pid}/task`);
    } catch {
      return [];
    }
  })();
  if (threads.length === 0) return NaN;
  const fine = threads.reduce((sum, thread) => sum + Number(read(`task/${thread}/schedstat`).split(' ')[0]), 0) / 1e9;
  // After the name, which may hold spaces: state is field 3, utime and stime are 14 and 15 (proc(5)).
  const fields = read('stat')
    .replace(/^.*\) /s, '')
    .split(' ');
  const ticks = (Number(fields[11]) + Number(fields[12])) / 100;
  // A tick's worth of rounding is not a thread's worth of work.
  return ticks > fine + 0.02 ? ticks : fine;
}

/**
 * Runs a program until its console has shown each of the expressions, one after the other, and ends it.
 * @throws Error when it ends, or time is up, before
 */
export function watch({ command, args }: Program, expressions: readonly RegExp[]): Promise<Watched> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    const moments: Moment[] = [];
    let from = 0;
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE * 1000);
    const finish = (): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
    };
    child.stderr.on('data', (data: Buffer) => void complaints.push(data));
    child.stdout.on('data', (data: Buffer) => {
      const now: Moment = { wall: (performance.now() - started) / 1000, cpu: cpuSeconds(child.pid ?? 0) };
      output.push(data);
      const text = shown(Buffer.concat(output));
      for (;;) {
        const found = expressions[moments.length]?.exec(text.slice(from));
        if (found === null || found === undefined) break;
        from += found.index + found[0].length;
        moments.push(now);
      }
      if (moments.length === expressions.length) finish();
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      const text = shown(Buffer.concat(output));
      if (moments.length === expressions.length) return resolve({ text, moments });
      const said = `${text.slice(-500)}\n${Buffer.concat(complaints).toString().slice(-1500)}`;
      reject(
        new Error(
          `${command} ended (${code ?? 'killed'}) before it showed ${String(expressions[moments.length])}:\n${said}`,
        ),
      );
    });
  });
}
