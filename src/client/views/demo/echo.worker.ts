/** The echo of chapter 0 on a machine of its own. In: text that was typed, empty at the start. Out: what came of it. */
import { compileCore } from '../../core-module.ts';
import { EchoRun } from './echo.ts';

export type EchoMoment = ReturnType<EchoRun['moment']> | 'failure';

const run = compileCore().then((core) => core && new EchoRun(core));

self.onmessage = ({ data }: MessageEvent<string>): void => {
  void run
    .then((echo): EchoMoment => {
      echo?.type(data);
      return echo?.moment() ?? 'failure';
    })
    .catch((): EchoMoment => 'failure')
    .then((moment) => self.postMessage(moment));
};
