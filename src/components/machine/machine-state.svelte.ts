import { openMachine, type MachineClient } from '../../client/machine-client.ts';
import type { Command, ConsoleBytes } from '../../client/protocol.ts';
import { initialView, reduce, type View } from '../../client/view.ts';

export interface MachineState {
  readonly view: View;
  /** Starts the worker; `onConsole` gets console bytes. Call once, in the browser. */
  open(onConsole: (output: ConsoleBytes) => void): void;
  send(command: Command): void;
  /** Shows a failure of the page's own beside the worker's. */
  fail(code: string, params: Readonly<Record<string, string | number>>): void;
  close(): void;
}

/** The reactive shell around the pure view: the worker's events go in, the current view comes out. */
export function machineState(): MachineState {
  let view = $state.raw(initialView);
  let client: MachineClient | undefined;
  return {
    get view() {
      return view;
    },
    open(onConsole) {
      client = openMachine((event) => {
        if (event.type === 'console') onConsole(event);
        else view = reduce(view, event);
      });
    },
    send: (command) => client?.send(command),
    fail: (code, params) => {
      view = reduce(view, { type: 'failure', message: { code, params } });
    },
    close: () => client?.close(),
  };
}
