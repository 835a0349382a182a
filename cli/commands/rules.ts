import type { Command } from 'commander';
import type { RuleSet } from '../../core/rules/rule-set';
import { isInForce, ruleSets } from '../../core/rules/rule-sets';
import { UsageError } from '../exit-codes';
import { onOption, rulesOption, spanOf } from '../input/guidelines';
import { readRules } from '../input/rules-file';
import { ruleList, ruleText } from '../output/rules';
import { out, outDocument } from '../output/write';

interface Options {
  readonly on?: string;
  readonly rules?: readonly string[];
  readonly json?: true;
}

/** `proforma rules [ID]`. */
export function define(command: Command): void {
  command
    .argument('[id]', 'a rule set to print in full; all are listed where absent')
    .addOption(onOption(command))
    .addOption(rulesOption(command))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExamples\n  proforma rules\n  proforma rules us-2023\n  proforma rules --on 2015 --json')
    .action(run);
}

async function run(id: string | undefined, { on, rules: files = [], json }: Options): Promise<void> {
  const known = [...ruleSets, ...(await readRules(files))];
  const found = id === undefined ? known.filter((rule) => on === undefined || isInForce(rule, on)) : [named(id, known, on)];
  if (json === true) {
    outDocument({ schema: 'proforma.rules/1', on: on ?? null, rules: found });
    return;
  }
  if (id === undefined) out(`${on === undefined ? '' : `In force on ${on}\n`}${ruleList(found)}\nOne in full: proforma rules ID.\n`);
  else out(found.map(ruleText).join('\n'));
}

function named(id: string, known: readonly RuleSet[], on: string | undefined): RuleSet {
  const rule = known.find((one) => one.id === id);
  if (rule === undefined) throw new UsageError(`There is no rule set "${id}". Choose from ${known.map((one) => one.id).join(', ')}.`);
  if (on !== undefined && !isInForce(rule, on)) throw new UsageError(`${id} was not in force on ${on}: it is ${spanOf(rule)}.`);
  return rule;
}
