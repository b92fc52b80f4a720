import { stripVTControlCharacters } from 'node:util';

export interface Ticking {
  /** The latest thing to be seen of the step, shortened to the line. */
  detail(text: string): void;
  end(result: string): void;
}

const logEvery = 20_000;

/** Shows that a step is under way and for how long: one line that moves in a terminal, a line now and then in a log. */
export function ticking(what: string, output: NodeJS.WriteStream = process.stdout): Ticking {
  const begin = Date.now();
  const terminal = output.isTTY;
  const seconds = (): string => `${((Date.now() - begin) / 1000).toFixed(terminal ? 1 : 0)} s`;
  let detail = '';
  const show = (): void => {
    const line = `${what} … ${seconds()}  ${detail}`;
    output.write(terminal ? `\r\x1b[K${line.slice(0, (output.columns || 80) - 1)}` : `${line}\n`);
  };
  if (!terminal) output.write(`${what} …\n`);
  const timer = setInterval(show, terminal ? 200 : logEvery);
  return {
    detail(text) {
      detail = stripVTControlCharacters(text).trim();
    },
    end(result) {
      clearInterval(timer);
      const name = what.replace(/:.*/, '');
      output.write(`${terminal ? '\r\x1b[K' : ''}${name}: ${result} in ${seconds()}\n`);
    },
  };
}
