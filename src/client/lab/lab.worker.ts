/// <reference lib="webworker" />
import { loadLab } from '../../labs/load.ts';
import { compileCore } from '../core-module.ts';
import { loadLabTools } from '../lab-tools.ts';
import type { LabCommand, LabEvent } from './protocol.ts';
import { LabSession } from './session.ts';

declare const self: DedicatedWorkerGlobalScope;

const post = (event: LabEvent): void => self.postMessage(event);
const session = compileCore().then((module) => new LabSession({ module, loadLab, post, loadTools: loadLabTools }));

self.onmessage = ({ data }: MessageEvent<LabCommand>) => void session.then((ready) => ready.obey(data));
