-- Statements that both engines must answer alike, cell by cell. One statement to a semicolon.
SELECT "line", "market", "period", "firm", "value" FROM "contract" ORDER BY "line";

SELECT CAST(count(*) AS INTEGER) AS "rows", CAST(count("value") AS INTEGER) AS "filled", CAST(count(DISTINCT "firm") AS INTEGER) AS "firms"
FROM "contract";

SELECT "market", "period", fsum(TRY_CAST("value" AS DOUBLE)) AS "total", CAST(min("line") AS INTEGER) AS "first"
FROM "contract" GROUP BY "market", "period" ORDER BY "first";

WITH "shares" AS (
  SELECT "market", "period", "firm", v / sum(v) OVER (PARTITION BY "market", "period") AS "share"
  FROM (SELECT "market", "period", "firm", TRY_CAST("value" AS DOUBLE) AS v FROM "contract") "r" WHERE v > 0)
SELECT "market", "period", 10000 * fsum("share" * "share") AS "hhi", CAST(count(*) AS INTEGER) AS "firms"
FROM "shares" GROUP BY "market", "period" ORDER BY "market", "period";

SELECT 1.5 :: DOUBLE AS "double", 7 AS "integer", 'text' AS "text", true AS "yes", CAST(NULL AS VARCHAR) AS "nothing", CAST(NULL AS DOUBLE) AS "no number";

SELECT count(*) AS "big" FROM "contract";

SELECT CAST(median("line") AS DOUBLE) AS "median", max("line") AS "last", string_agg("firm", '|' ORDER BY "line") AS "names" FROM "contract";

SELECT trim("market", ' ' || chr(160)) AS "market", lower("firm") AS "firm", regexp_replace("value", '[^0-9.]', '', 'g') AS "digits",
  regexp_full_match("value", '[0-9]+([.][0-9]+)?') AS "plain" FROM "contract" ORDER BY "line";

SELECT a."line" AS "line", b."line" AS "earlier" FROM "contract" a ASOF LEFT JOIN "contract" b ON a."line" > b."line" ORDER BY 1;

SELECT "firm", CAST(dense_rank() OVER (ORDER BY "firm") AS INTEGER) AS "rank", 1 / nullif(0, 0) AS "undefined" FROM "contract" ORDER BY "line" LIMIT 3 OFFSET 1;

SELECT * FROM "contract" WHERE false;
