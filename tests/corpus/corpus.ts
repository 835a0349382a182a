import { delimiters } from './files/delimiters';
import { encodings } from './files/encodings';
import { headers, refused } from './files/headers';
import { numbers } from './files/numbers';
import { quotes } from './files/quotes';
import { traps } from './files/traps';
import type { RefusedFile, UglyFile } from './ugly-file';

/** All files that open, and all that do not. */
export const uglyFiles: readonly UglyFile[] = [...delimiters, ...encodings, ...quotes, ...headers, ...numbers, ...traps];
export const refusedFiles: readonly RefusedFile[] = refused;
