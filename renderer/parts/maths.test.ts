import { expect, test } from 'vitest';
import { instabilityText, measures } from '../../core/economics/measures';
import { mathsMarkup } from './maths';

test.each([...measures, instabilityText].map(({ id, formula, symbol }) => [id, formula, symbol]))('the formula of %s is set as MathML', (_, formula) => {
  const markup = mathsMarkup(formula!, true);
  expect(markup).toMatch(/^<math display="block"[^]*<\/math>$/);
  expect(markup).not.toMatch(/temml-error| style=/);
});

test('what is no formula is shown as it is written, without markup of its own', () => {
  expect(mathsMarkup('\\frac{<b>', false)).toBe('<code>\\frac{&lt;b></code>');
});
