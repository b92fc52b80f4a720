/** Lines of a Kconfig fragment that set an option: `CONFIG_X=…` or `# CONFIG_X is not set`. */
export function optionLines(fragment: string): string[] {
  return fragment.split('\n').filter((line) => /^(CONFIG_\w+=|# CONFIG_\w+ is not set$)/.test(line));
}

/**
 * Lines of the fragment that the final configuration does not have: Kconfig drops silently what contradicts a
 * dependency. An option that does not exist any more counts as "not set".
 */
export function unmetOptions(fragment: string, config: string): string[] {
  const lines = new Set(config.split('\n'));
  return optionLines(fragment).filter((line) => {
    if (lines.has(line)) return false;
    const off = /^# (CONFIG_\w+) is not set$/.exec(line)?.[1];
    return off === undefined || [...lines].some((other) => other.startsWith(`${off}=`));
  });
}
