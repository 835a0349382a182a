import type { RuleSet } from './rule-set';
import { br2016 } from './sets/br-2016';
import { ca2024 } from './sets/ca-2024';
import { cn2024 } from './sets/cn-2024';
import { deGwb18 } from './sets/de-gwb18';
import { eu2004 } from './sets/eu-2004';
import { eu2026Draft } from './sets/eu-2026-draft';
import { euNonhorizontal2008 } from './sets/eu-nonhorizontal-2008';
import { jpJftc } from './sets/jp-jftc';
import { krKftc } from './sets/kr-kftc';
import { uk2010 } from './sets/uk-2010';
import { uk2021 } from './sets/uk-2021';
import { us1982 } from './sets/us-1982';
import { us1984 } from './sets/us-1984';
import { us1992 } from './sets/us-1992';
import { us2010 } from './sets/us-2010';
import { us2023 } from './sets/us-2023';
import { usBank1995 } from './sets/us-bank-1995';

/** The rule sets that ship, by jurisdiction and then newest first. */
export const ruleSets: readonly RuleSet[] = [
  us2023, us2010, us1992, us1984, us1982, usBank1995,
  eu2004, euNonhorizontal2008, eu2026Draft,
  uk2021, uk2010, ca2024, deGwb18, jpJftc, krKftc, br2016, cn2024,
];

/** The rule set with this id, if it ships. */
export function ruleSet(id: string): RuleSet | undefined {
  return ruleSets.find((rule) => rule.id === id);
}

/** Is a rule set in force on an ISO date (`2024-03-01`)? A draft never is. The day a text ends is no longer its own. */
export function isInForce({ status, inForce, ended }: Pick<RuleSet, 'status' | 'inForce' | 'ended'>, date: string): boolean {
  return status !== 'draft' && inForce <= date && (ended === null || date < ended);
}

/** The shipped rule sets in force on an ISO date. */
export function rulesInForce(date: string): RuleSet[] {
  return ruleSets.filter((rule) => isInForce(rule, date));
}
