/** Has a lab judge a reader's text of a part once more, outside the lab's own page. */
import type { Sentences } from '../../labs/kit/lab.ts';
import type { Locale } from '../../messages/index.ts';
import { asMessage, ClientError } from '../failure.ts';
import { startersOf, type LabInfo } from '../lab/info.ts';
import { openLab, type LabClient, type OpenedLab } from '../lab/lab-client.ts';
import type { LabEvent } from '../lab/protocol.ts';
import type { Message } from '../protocol.ts';

export interface Judgement {
  readonly lab: string;
  readonly title: string;
  readonly version: number;
  readonly passed: boolean;
  /** Why not: the first thing that was found. */
  readonly found?: Message;
  /** The lab's own sentences, for `found`. */
  readonly messages: Sentences;
}

type Open = (lab: OpenedLab, hear: (event: LabEvent) => void) => LabClient;

/** @param files what the reader has, by path: in place of what the lab begins with */
export function judgedBy(
  lab: string,
  locale: Locale,
  files: Readonly<Record<string, string>>,
  open: Open = openLab,
): Promise<Judgement> {
  return new Promise((resolve) => {
    let info: LabInfo | undefined;
    let over = false;
    const end = (passed: boolean, found?: Message): void => {
      if (over) return;
      over = true;
      client.close();
      resolve({
        lab,
        title: info?.title ?? lab,
        version: info?.version ?? 0,
        passed,
        ...(found !== undefined && { found }),
        messages: info?.messages ?? {},
      });
    };
    const hear = (event: LabEvent): void => {
      if (event.type === 'info') {
        if (info !== undefined) return;
        info = event.info;
        client.send({ type: 'check', files: { ...startersOf(info), ...files } });
      } else if (event.type === 'problems' && event.problems[0] !== undefined) end(false, event.problems[0]);
      else if (event.type === 'failure') end(false, event.message);
      else if (event.type === 'evaluation') {
        const failed = event.evaluation.verdicts.find((verdict) => !verdict.passed);
        if (failed === undefined) end(true);
        else end(false, { code: failed.code, params: failed.params });
      } else if (event.type === 'ready' && !event.engine) end(false, asMessage(new ClientError('engine.missing')));
    };
    const client: LabClient = open({ id: lab, seed: 0, locale }, hear);
  });
}
