import type { Progress } from './progress.ts';

/** A Debian package of this system that a recipe runs or reads. */
export interface ToolPackage {
  readonly name: string;
  /** Whether another version of it may change the outputs: then its version is part of the cache key. */
  readonly matters: boolean;
}

/** A Debian package that is only downloaded and unpacked: its programs run in the guest, not here. */
export interface GuestPackage {
  readonly name: string;
  readonly architecture: string;
}

/** A package as it was used. `version` is Debian's, with epoch. */
export interface PackageVersion {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
}

/** What a recipe says about a file it made. */
export interface OutputInfo {
  readonly name: string;
  readonly description: string;
  /** Packages whose contents are inside the file. */
  readonly madeFrom: readonly PackageVersion[];
  /** SPDX licence expressions of what is inside. */
  readonly licences: readonly string[];
  /** Where the sources of what is inside are: command lines that fetch them from Debian, or a folder of this project. */
  readonly sources: readonly string[];
}

/** A licence text or notice that goes along with the outputs; `name` is its file name under LICENSES/. */
export interface Notice {
  readonly name: string;
  readonly text: Uint8Array;
}

export interface BuildContext {
  /** An empty folder, removed afterwards. */
  readonly work: string;
  /** The folder that receives the outputs. */
  readonly out: string;
  readonly progress: Progress;
  /** Installed version of each tool package. */
  readonly tools: ReadonlyMap<string, PackageVersion>;
  /** Downloaded .deb file of each guest package, by package name. */
  readonly debs: ReadonlyMap<string, string>;
  /** How many processes may run at once. */
  readonly jobs: number;
}

export interface BuildResult {
  readonly outputs: readonly OutputInfo[];
  readonly notices: readonly Notice[];
}

/** How one guest is made: everything that decides its bytes is named here. */
export interface Recipe {
  readonly id: string;
  readonly title: string;
  /** What it takes, in words: shown before it starts. */
  readonly cost: string;
  /** Files of this repository that decide the outputs (absolute paths). */
  readonly inputs: readonly string[];
  readonly tools: readonly ToolPackage[];
  readonly guestPackages: readonly GuestPackage[];
  /** Names of the files it makes. */
  readonly outputs: readonly string[];
  /** Free bytes it needs while building. */
  readonly diskBytes: number;
  build(context: BuildContext): Promise<BuildResult>;
}

/** 2026-01-01 00:00:00 UTC in seconds: the date of everything inside a guest, so that two builds are equal. */
export const GUEST_EPOCH = 1767225600;
