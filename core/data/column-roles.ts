import type { Reason, Role } from './mapping';

/** Words of a column name: without accents, lower case, camelCase and underscores opened; "kW" is one word. "Grupo Econômico" is "grupo economico". */
export function nameWords(name: string): string {
  return name
    .replace(/(?<=\p{L})(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .replace(/ (?:id|ids|name|names|code)$/, '')
    .trim();
}

/** Names of a column of years of birth. */
const BIRTH = /^(?:birth ?year|year ?of ?birth|yob|born|birthyr|year born|geburtsjahr|annee de naissance|ano de nacimiento|ano de nascimento|anno di nascita)$/;

export const isBirthName = (name: string): boolean => BIRTH.test(nameWords(name));

/** Whole names that a role goes by, best first, in the common European languages. */
const NAMES: Partial<Record<Role, readonly RegExp[]>> = {
  market: [
    /^(?:relevant |product |geographic )?markets?$/,
    /^(?:market )?segments?$/,
    /^categor(?:y|ies|ia)$|^kategorie$|^categorie$/,
    /^(?:mercado|marche|markt|mercato|rynek)$/,
    /^(?:region|area|country|state|county|province|provincia|city|uf|land|pais|pays|territory|route)$/,
    /^(?:industry|sector|channel)$/,
  ],
  period: [
    /^(?:periods?|time period)$/,
    /^(?:years?|fiscal year|fy|ano|annee|jahr|anno|rok|jaar)$/,
    /^(?:quarter|month|week|date|day|mes|mois|monat|mese|trimestre|quartal|datum|data|fecha)$/,
  ],
  firm: [
    /^firms?$/,
    /^(?:company|companies|companie|corporation|group|parent|owner|grupo economico|grupo|konzern|gruppo)$/,
    /^(?:empresa|unternehmen|firma|entreprise|impresa|azienda|societa|bedrijf)$/,
    /^(?:seller|retailer|merchant|operator|carrier|airline|bank|supplier|vendor|manufacturer|maker|make|publisher|distributor|provider|producer|competitor|player|store|chain|marketplace|anbieter|hersteller|betreiber|operateur|operador|operadora|exploitant|bandiera|insegna|enseigne)$/,
    /^(?:brand|marke|marque|marca)$/,
    /^(?:gestore|distribuidora?|distributeur|distributore|fabricante|fabricant|produttore|proprietario|proprietaire|eigentumer|inhaber|propietario|titular)$/,
    /^(?:platform|network|service|app|site|website|search engine|engine|artist|label|studio|party)$/,
  ],
  product: [/^products?$|^produto$|^produit$|^produkt$|^prodotto$/, /^(?:model|item|sku|plan|title|variety|asset)$/, /^(?:brand|marke|marque|marca)$/],
  value: [
    /^(?:market )?shares?(?: of .*)?$/,
    /^(?:market share|share|marktanteil|anteil|quota|cuota|part de marche|participacao)(?: (?:pct|percent|%|in %|in prozent))?$/,
    /^(?:value|values|valor|wert|valeur|valore)$/,
    /^(?:sales|revenues?|turnover|gmv|umsatz|chiffre d affaires|ventes|ventas|vendas|fatturato|receita|ingresos)\b/,
    /\b(?:sales|revenues?|turnover|gmv|spend|spending|billings|gross|receipts|umsatz|deposits|premiums)\b/,
    /\b(?:units?|quantity|quantities|volumes?|amount|shipments|subscribers|subscriptions|subs|users|customers|accesses|acessos|passengers|seats|streams|downloads|minutes|visits|viewers|registrations|stuck|stueck|menge|anzahl|count|number|nombre de|numero (?:de|di))\b/,
    /\b(?:capacity|mw|kw|anschlussleistung|kapazitat)\b/,
    /\bshares?\b|\banteil\b|\b(?:pct|percent|percentage)\b|%/,
  ],
  status: [/^(?:status|mark|marks|provenance|quality|flag|estimate|estimated|is estimate)$/],
  id: [/^(?:id|uid|respondent|respid|resp|respondent number|case|caseid|person|panelist|household|hhid|user)$/],
  weight: [/^(?:weight|weights|wt|wgt|w|survey weight|pondera|peso|gewicht|poids|weighting|weightvar)$/, /\b(?:weight|wt|wgt)\b/],
  cohort: [/^cohorts?$/, /^(?:age|ages|age group|age band|age range|age bracket|agegroup|alter|altersgruppe|edad|idade|eta)$/, /^(?:generation|gen|demographic|audience|age ?\d)$/, BIRTH],
  platform: [/^platforms?$/, /^(?:app|site|service|network|brand|marketplace|medium|channel|retailer|firm|company)$/],
  reach: [/^(?:reach|penetration|usage|use|uses|use rate|reichweite|alcance)(?: (?:pct|percent|%))?$/, /^(?:share of .*|share|percent|pct|%|percentage|value)$/],
};

/** How well a name fits a role: 0 is the best form, larger is weaker, `null` not at all. */
export function nameFit(name: string, role: Role): number | null {
  const words = nameWords(name);
  const at = NAMES[role]?.findIndex((pattern) => pattern.test(words)) ?? -1;
  return at < 0 ? null : at;
}

/** The reason of a role that goes by a name; the better its form, the surer it is. */
export function namedReason(name: string, fit: number): Reason {
  return { by: 'guess', reason: `named '${name}'`, confidence: Math.max(60, 95 - 5 * fit) / 100 };
}
