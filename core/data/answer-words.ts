/** Answers are compared without case, accents and blanks around them. */
export function foldAnswer(text: string): string {
  return text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[’`]/g, "'");
}

/** Words and codes of use in English, German, French, Spanish, Portuguese and Italian. */
const YES = new Set(['1', 'yes', 'y', 'true', 't', 'ja', 'j', 'oui', 'o', 'vrai', 'si', 's', 'sim', 'vero', 'verdadero', 'verdadeiro', 'selected', 'checked', 'ticked', 'mentioned', 'genannt', 'ausgewahlt', 'x', 'use', 'uses']);
const NO = new Set(['0', 'no', 'n', 'false', 'f', 'nein', 'non', 'faux', 'nao', 'falso', 'none', 'does not use']);
/** What a survey writes where an item of a list was not ticked; what else stands there is its label. */
const NOT_TICKED =
  /^(?:not (?:selected|checked|ticked|mentioned|chosen)|unchecked|unselected|nicht (?:genannt|ausgewahlt|angekreuzt|gewahlt)|non (?:selectionnee?|cochee?|citee?|selezionat[oa]|menzionat[oa])|pas citee?|no (?:seleccionad[oa]|mencionad[oa]|marcad[oa])|nao (?:selecionad[oa]|mencionad[oa]|marcad[oa]))$/;
const REFUSED =
  /^(?:-\d{1,3}|[89]|[789][789]|[789]{3}|n ?\/? ?a|dk|nr|ns|nc|ns ?\/ ?nc|(?:vol\.? ?|\(vol\.?\) ?)?(?:refused|don'?t know|do not know|no answer|not asked|not stated|skipped|prefer not to (?:say|answer)).*|keine angabe|k\. ?a\.?|weiss nicht|weiß nicht|verweigert|ne sait pas|sans reponse|nsp|sin respuesta|no contesta|no sabe|nao sabe|nao respondeu|sem resposta|non so|non risponde|nessuna risposta)$/;

export const meansYes = (text: string): boolean => YES.has(foldAnswer(text));
export const meansNo = (text: string): boolean => NO.has(foldAnswer(text)) || meansNotTicked(text);
export const meansNotTicked = (text: string): boolean => NOT_TICKED.test(foldAnswer(text));
/** Don't know, refused, not asked, and the codes that surveys write for them. */
export const meansNothing = (text: string): boolean => REFUSED.test(foldAnswer(text));

/** How often something is done, the most often first; each in the same six languages. */
const FREQUENCIES: readonly RegExp[] = [
  /constantly|always|hourly|(?:several|multiple|many|few) times (?:a|per|each) day|more than once (?:a|per) day|mehrmals (?:taglich|am tag)|plusieurs fois par jour|varias veces al dia|varias vezes (?:ao|por) dia|piu volte al giorno|^immer$|^toujours$|^siempre$|^sempre$/,
  /daily|every ?day|once a day|about once a day|taglich|jeden tag|tous les jours|quotidien|diari[oa]mente|a diario|todos los dias|todos os dias|diariamente|ogni giorno|quotidianamente/,
  /(?:several|few|multiple|many|[2-6](?:-[2-6])?) (?:times|days) (?:a|per|each) week|most days|mehrmals (?:pro|die|in der) woche|plusieurs fois par semaine|varias (?:veces|vezes) (?:a|por|na) (?:la )?semana|piu volte (?:a|alla) settimana/,
  /weekly|every week|once (?:a|per) week|wochentlich|einmal (?:pro|die) woche|toutes les semaines|chaque semaine|une fois par semaine|semanal|cada semana|una vez (?:a|por) (?:la )?semana|uma vez por semana|settimanal|ogni settimana/,
  /(?:several|few|[2-4](?:-[2-4])?) times (?:a|per) month|every (?:few|two) weeks|mehrmals (?:pro|im) monat|plusieurs fois par mois/,
  /often|frequently|regularly|^haufig|^oft$|souvent|regulierement|a menudo|frecuentemente|frequentemente|com frequencia|spesso/,
  /monthly|every month|once (?:a|per) month|monatlich|einmal (?:pro|im) monat|tous les mois|chaque mois|mensuel|mensual|cada mes|mensal|mensil|ogni mese/,
  /sometimes|occasionally|every few (?:weeks|months)|(?:a few|several) times (?:a|per) year|manchmal|gelegentlich|parfois|de temps en temps|a veces|de vez en cuando|as vezes|ocasionalmente|a volte|qualche volta/,
  /rarely|seldom|hardly ever|yearly|once (?:a|per) year|selten|rarement|raramente|rara vez|casi nunca|quase nunca/,
  /never|not at all|do not use|don'?t use|^nie(?:mals)?$|jamais|^nunca$|^mai$/,
];
const RARER = /less (?:often|than|frequently)|seltener|moins souvent|menos (?:a menudo|frecuent|frequent)|meno spesso/;
const RARELY = 8;
const NEVER = FREQUENCIES.length - 1;

/** Place of an answer on the scale of frequencies, 0 the most often; `null` where it says none. */
export function frequencyRank(text: string): number | null {
  const folded = foldAnswer(text);
  if (FREQUENCIES[NEVER]!.test(folded)) return NEVER;
  if (RARER.test(folded)) return RARELY;
  const rank = FREQUENCIES.findIndex((pattern) => pattern.test(folded));
  return rank < 0 ? null : rank;
}

/** Answers of a frequency scale in order, the most often first; `null` where they are none (fewer than three steps, or other words among them). */
export function frequencyScale(answers: readonly string[]): string[] | null {
  const steps = answers.filter((text) => !meansNothing(text)).map((text) => [text, frequencyRank(text)] as const);
  if (steps.length < 3 || steps.some(([, rank]) => rank === null) || new Set(steps.map(([, rank]) => rank)).size < 3) return null;
  return steps.sort((a, b) => a[1]! - b[1]! || a[0].localeCompare(b[0], 'en')).map(([text]) => text);
}

export const isNever = (text: string): boolean => frequencyRank(text) === NEVER;
