/** What a page must know of a lab before any worker runs. Nothing here may import labs: they would come with the page. */
import type { Language } from '../../labs/kit/lab.ts';
import type { MachineTab } from '../../labs/kit/machine-tabs.ts';

export interface LabInfo {
  readonly id: string;
  readonly version: number;
  readonly seed: number;
  readonly chapter: number;
  readonly minutes: number;
  readonly cpus: number;
  readonly title: string;
  readonly objectives: readonly string[];
  readonly steps: readonly { readonly id: string; readonly text: string; readonly checkpoints: readonly string[] }[];
  readonly checkpoints: readonly { readonly id: string; readonly points: number; readonly hints: readonly string[] }[];
  readonly files: readonly FileInfo[];
  /** What of the machine matters here, the first one first. */
  readonly views: readonly MachineTab[];
}

export interface FileInfo {
  readonly path: string;
  readonly language: Language;
  readonly readonly: boolean;
  readonly starter: string;
}

/** What the reader starts with, by path. */
export const startersOf = (info: LabInfo): Record<string, string> =>
  Object.fromEntries(info.files.map(({ path, starter }) => [path, starter]));

/** The files that are the reader's. */
export const ownFiles = (info: LabInfo): readonly FileInfo[] => info.files.filter((file) => !file.readonly);
