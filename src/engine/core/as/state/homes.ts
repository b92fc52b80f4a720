// Where the state of a core stands: in the window while it runs, else in its home.
import { HOME_SIZE, HOMES, WINDOW } from '../../layout';
import { core } from './running';

/** Distance from the window of where a core's state stands now. */
export function homeOffset(which: i32): usize {
  return which == core ? 0 : HOMES + which * HOME_SIZE - WINDOW;
}
