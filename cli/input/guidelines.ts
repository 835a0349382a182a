import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { lastDay } from '../../core/market/ownership-dates';
import type { RuleSet } from '../../core/rules/rule-set';
import { isInForce, ruleSets } from '../../core/rules/rule-sets';
import { UsageError } from '../exit-codes';
import { readRules } from './rules-file';
import { parseList } from './specs';

export interface RuleOptions {
  /** Ids, or `all`. */
  readonly guidelines?: readonly string[];
  /** ISO date. */
  readonly on?: string;
  /** Files of a person's own rule sets. */
  readonly rules?: readonly string[];
}

export interface ChosenRules {
  readonly rules: readonly RuleSet[];
  readonly assumptions: readonly string[];
}

const DEFAULT_GUIDELINES = ['us-2023', 'eu-2004'];

/** Adds the options that choose rule sets. */
export function addRuleOptions(command: Command): Command {
  return command
    .option('--guidelines <ids>', `rule sets to read, separated by commas, or all, as in --guidelines us-2023,eu-2004 (the default); "proforma rules" lists them`, (text: string) => parseList('--guidelines', text))
    .addOption(onOption(command))
    .addOption(rulesOption(command));
}

/** `--on 2015-06-30`. */
export function onOption(command: Command) {
  return command.createOption('--on <date>', 'rule sets in force on a date, of those chosen or of all, as in --on 2015-06-30').argParser(parseDate);
}

/** `--rules mine.json`. */
export function rulesOption(command: Command) {
  return command
    .createOption('--rules <file>', 'rule sets of your own, read beside the others, as in --rules mine.json; may be given again')
    .argParser((path: string, all: readonly string[] | undefined) => [...(all ?? []), path]);
}

function parseDate(text: string): string {
  const day = lastDay(text);
  if (day === null) throw new InvalidArgumentError('Write a day (2015-06-30), a month (2015-06) or a year (2015), which stand for their last day.');
  return day;
}

/**
 * The rule sets that the options choose: those named, or all, or two where nothing is said; with a date those in force then,
 * of all where none is named; and a person's own. Throws `UsageError` for an unknown id and where none is left.
 */
export async function chosenRules({ guidelines, on, rules: files = [] }: RuleOptions): Promise<ChosenRules> {
  const own = await readRules(files);
  const all = [...ruleSets, ...own];
  const wanted = guidelines ?? (on === undefined ? DEFAULT_GUIDELINES : ['all']);
  const named = wanted.includes('all')
    ? all
    : [...new Set(wanted)].map((id) => {
        const rule = all.find((known) => known.id === id);
        if (rule === undefined) throw new UsageError(`There are no guidelines "${id}". Choose from all, ${all.map((known) => known.id).join(', ')}.`);
        return rule;
      });
  const asked = [...named, ...own.filter((rule) => !named.includes(rule))];
  if (on === undefined) return { rules: asked, assumptions: [] };
  const inForce = asked.filter((rule) => isInForce(rule, on));
  if (inForce.length === 0) throw new UsageError(`None of the chosen rule sets was in force on ${on}. See "proforma rules" for their dates.`);
  const mentioned = wanted.includes('all') ? own : asked;
  const left = mentioned.filter((rule) => !inForce.includes(rule));
  return { rules: inForce, assumptions: [`Rule sets are those in force on ${on}.`, ...left.map((rule) => `${rule.id} is left out: it is ${spanOf(rule)}.`)] };
}

/** "in force from 2010-08-19 to 2023-12-17", "in force since 2023-12-18", "a draft of 2026-04-30". */
export function spanOf({ status, inForce, ended }: RuleSet): string {
  if (status === 'draft') return `a draft of ${inForce}`;
  return ended === null ? `in force since ${inForce}` : `in force from ${inForce} until ${ended}`;
}
