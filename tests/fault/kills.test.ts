import { test } from 'vitest';
import { killWhileAutosaving } from './autosave-kills';
import { killWhileSaving } from './kills';

test('killed while it saves, the program leaves a whole file, old or new', () => killWhileSaving(8, 1), 120_000);

test('killed while it keeps unsaved work, the program leaves a whole draft, old or new', () => killWhileAutosaving(15, 1), 60_000);
