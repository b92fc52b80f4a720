import { openLine } from '../../client/command-line/line-client.ts';
import type { LineCommand } from '../../client/command-line/protocol.ts';
import { initialLine, reduceLine, type LinePageView } from '../../client/command-line/view.ts';
import type { ConsoleBytes } from '../../client/protocol.ts';
import type { CommandLineView } from '../../client/views/command-line.ts';

export interface LineState {
  readonly view: LinePageView;
  /** Starts the worker; `onConsole` gets console bytes. Call once, in the browser. */
  open(onConsole: (console: number, output: ConsoleBytes) => void): void;
  send(command: LineCommand): void;
  close(): void;
}

/** The reactive shell around the pure view. @param line the view of the line that the page begins with */
export function lineState(line: CommandLineView): LineState {
  let view = $state.raw(initialLine(line));
  let client: ReturnType<typeof openLine> | undefined;
  return {
    get view() {
      return view;
    },
    open(onConsole) {
      client = openLine((event) => {
        if (event.type === 'console') onConsole(event.console, event);
        else view = reduceLine(view, event);
      });
    },
    send: (command) => client?.send(command),
    close: () => client?.close(),
  };
}
