/** What the exit code of a command says. */
export const exitCodes = { done: 0, internal: 1, usage: 2, refused: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command line was used in a way that it does not have; the message says what to write. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command said itself, on standard output, that something is wrong: it ends with "data refused". */
export class AlreadySaid extends Error {
  override readonly name = 'AlreadySaid';
}
