import type { Condition, Quantity, RuleSet } from '../../core/rules/rule-set';

/** Per market: HHI before, change, merged share and what else rules read, for the merger of F0 and F1. */
const figures = `
WITH merged AS (
  SELECT market, CASE WHEN firm IN ('F0', 'F1') THEN 'merged' ELSE firm END AS firm, sum(share) AS share FROM shares GROUP BY ALL
), after AS (
  SELECT market, 10000 * sum(share * share) AS "postHhi", max(share) FILTER (firm = 'merged') AS "mergedShare" FROM merged GROUP BY market
), before AS (
  SELECT market, 10000 * sum(share * share) AS "preHhi",
    20000 * max(share) FILTER (firm = 'F0') * max(share) FILTER (firm = 'F1') AS delta FROM shares GROUP BY market
)`;

const severalFirms = `, top AS (
  SELECT market, sum(share) FILTER (place <= 3) AS "top3Share", sum(share) FILTER (place <= 5) AS "top5Share"
  FROM (SELECT market, share, row_number() OVER (PARTITION BY market ORDER BY share DESC) AS place FROM merged) GROUP BY market
), placed AS (
  SELECT market, max(share) FILTER (place = 1) AS first, max(share) FILTER (place = 2) AS second, max(firm) FILTER (place = 1) AS leader,
    least(max(share) FILTER (firm = 'F0'), max(share) FILTER (firm = 'F1')) AS partner
  FROM (SELECT market, firm, share, row_number() OVER (PARTITION BY market ORDER BY share DESC) AS place FROM shares) GROUP BY market
), standing AS (
  SELECT market, CASE WHEN leader IN ('F0', 'F1') THEN first ELSE 0 END AS "leaderShare",
    CASE WHEN leader IN ('F0', 'F1') THEN first / second ELSE 0 END AS "leaderOverSecond",
    CASE WHEN leader IN ('F0', 'F1') THEN partner ELSE 0 END AS "partnerShare" FROM placed
)`;

/** HHI before, change, HHI after, merged share and the outcome under one rule set, per market. */
export function screenSql(rule: RuleSet): string {
  return `${figures}
SELECT market, "preHhi", delta, "postHhi", "mergedShare", ${outcomeSql(rule)} AS outcome FROM before JOIN after USING (market)`;
}

/** The outcome under each rule set, per market. */
export function allRulesSql(rules: readonly RuleSet[]): string {
  return `${figures}${severalFirms}
SELECT market, ${rules.map((rule) => `${outcomeSql(rule)} AS "${rule.id}"`).join(',\n  ')}
FROM before JOIN after USING (market) JOIN top USING (market) JOIN standing USING (market)`;
}

function outcomeSql(rule: RuleSet): string {
  const tests = new Map(rule.tests.map((test) => [test.id, `${columnOf(test.quantity)} ${test.comparison} ${test.limit}`]));
  const sql = (condition: Condition): string => {
    if (typeof condition === 'string') return `(${tests.get(condition)!})`;
    if ('not' in condition) return `(NOT ${sql(condition.not)})`;
    return 'any' in condition ? `(${condition.any.map(sql).join(' OR ')})` : `(${condition.all.map(sql).join(' AND ')})`;
  };
  const cases = rule.outcomes.flatMap(({ id, when }) => (when === null ? [] : [`WHEN ${sql(when)} THEN '${id}'`]));
  const last = `'${rule.outcomes.at(-1)!.id}'`;
  return cases.length === 0 ? last : `CASE ${cases.join(' ')} ELSE ${last} END`;
}

function columnOf(quantity: Quantity): string {
  return quantity === 'delta' ? 'delta' : `"${quantity}"`;
}

/** Every measure of the registry, at its usual parameter. */
export const allMeasuresSql = `
WITH placed AS (
  SELECT market, share, row_number() OVER (PARTITION BY market ORDER BY share DESC) AS i FROM shares
), sums AS (
  SELECT market, share, i, sum(share) OVER (PARTITION BY market ORDER BY i) AS a, sum(share * share) OVER (PARTITION BY market) AS h,
    sum(CASE WHEN i <= 4 THEN share END) OVER (PARTITION BY market) AS a4, count(*) OVER (PARTITION BY market) AS n,
    lead(share) OVER (PARTITION BY market ORDER BY i) AS next FROM placed
), grouped AS (
  SELECT market, max(h) AS h, max(n) AS n, max(a4) AS a4, -sum(share * ln(share)) AS e, sum(share ** 3) AS cubes, 2 * sum(i * share) - 1 AS ranked,
    sum(CASE WHEN i = 1 THEN share ELSE share * share * (2 - share) END) AS horvath, sum(abs(share - 1 / n)) / 2 AS hoover,
    sum((share * share / h) ** 2) AS alba, (1 - (max(share) FILTER (i = 1)) ** 2 + (max(share) FILTER (i = 2)) ** 2) / 2 AS melnik,
    sum((share - next) ** 2) AS kwoka, sum(CASE WHEN i < 4 THEN (4 - i) / i * a / (a4 - a) END) / 12 AS linda
  FROM sums GROUP BY market
)
SELECT market, 10000 * h AS "hhi", (h - 1 / n) / (1 - 1 / n) AS "normalisedHhi", 1 / h AS "numbersEquivalent", a4 AS "cr", e AS "entropy",
  e / ln(n) AS "relativeEntropy", exp(e) AS "entropyNumbersEquivalent", ln(n) - e AS "theil", cubes ** (-0.5) AS "hannahKay",
  1 / ranked AS "hallTideman", horvath AS "horvath", 1 - ranked / n AS "gini", hoover AS "hoover", alba AS "garciaAlbaDominance",
  melnik AS "melnikShyStenbackaThreshold", kwoka AS "kwokaDominance", linda AS "linda" FROM grouped`;
