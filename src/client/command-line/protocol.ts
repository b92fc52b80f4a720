/** What the page of a command line and its worker say to each other, beside what every machine's worker says. */
import type { ConsoleBytes, RunEvent } from '../protocol.ts';
import type { CommandLineView } from '../views/command-line.ts';

/** Guests of this site that can stand in for a file. */
export const SITE_FILES = ['Image', 'initramfs.cpio', 'nimbos.bin', 'rootfs.ext4'] as const;
export type SiteFile = (typeof SITE_FILES)[number];

/** What is used where the line names a file. */
export type Source =
  | { readonly kind: 'own'; readonly file: Blob; readonly label: string }
  | { readonly kind: 'site'; readonly file: SiteFile }
  /** For a kernel: the built-in hypervisor. */
  | { readonly kind: 'builtin' }
  | { readonly kind: 'nothing' };

/** By the names that the line uses. */
export type Sources = ReadonlyMap<string, Source>;

export interface Line {
  readonly text: string;
  readonly sources: Sources;
}

export type LineCommand =
  | { readonly type: 'examine'; readonly line: Line }
  | { readonly type: 'boot'; readonly line: Line }
  | { readonly type: 'run' }
  | { readonly type: 'pause' }
  | { readonly type: 'input'; readonly console: number; readonly bytes: Uint8Array }
  | { readonly type: 'drawn'; readonly console: number; readonly bytes: number }
  | { readonly type: 'hidden'; readonly hidden: boolean };

export type LineEvent =
  | RunEvent
  | ({ readonly type: 'console'; readonly console: number } & ConsoleBytes)
  | { readonly type: 'examined'; readonly text: string; readonly view: CommandLineView }
  /** A machine with these consoles is there. */
  | { readonly type: 'consoles'; readonly names: readonly string[] };
