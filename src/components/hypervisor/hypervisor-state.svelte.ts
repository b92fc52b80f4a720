import { openHypervisor } from '../../client/hypervisor/hypervisor-client.ts';
import type { HypervisorCommand } from '../../client/hypervisor/protocol.ts';
import type { ConsoleBytes } from '../../client/protocol.ts';
import { initialView, reduce, type HypervisorPageView } from '../../client/hypervisor/view.ts';

export interface HypervisorPageState {
  readonly view: HypervisorPageView;
  /** Starts the worker; `onConsole` gets console bytes. Call once, in the browser. */
  open(onConsole: (vm: number, output: ConsoleBytes) => void): void;
  send(command: HypervisorCommand): void;
  close(): void;
}

/** The reactive shell around the pure view: the worker's events go in, the current view comes out. */
export function hypervisorState(): HypervisorPageState {
  let view = $state.raw(initialView);
  let client: ReturnType<typeof openHypervisor> | undefined;
  return {
    get view() {
      return view;
    },
    open(onConsole) {
      client = openHypervisor((event) => {
        if (event.type === 'console') onConsole(event.vm, event);
        else view = reduce(view, event);
      });
    },
    send: (command) => client?.send(command),
    close: () => client?.close(),
  };
}
