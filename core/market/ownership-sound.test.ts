import { expect, test } from 'vitest';
import type { Ownership } from './ownership';
import { ultimateOwner } from './ownership';
import { soundOwnership } from './ownership-sound';

test('a sound table is applied as it is', () => {
  const rows: Ownership = [{ product: 'Instagram', owner: 'Meta', from: '2012-04' }, { product: 'Flipkart', owner: 'Walmart', stake: 0.77 }];
  expect(soundOwnership(rows)).toBe(rows);
});

test('the row that closes a circle, an owner of itself and a stake above all are left out', () => {
  const rows: Ownership = [
    { product: 'A', owner: 'B' },
    { product: 'B', owner: 'C' },
    { product: 'C', owner: 'A' },
    { product: 'D', owner: 'D' },
    { product: 'E', owner: 'F', stake: 0.6 },
    { product: 'E', owner: 'G', stake: 0.3 },
    { product: 'E', owner: 'H', stake: 0.2 },
  ];
  const sound = soundOwnership(rows);
  expect(sound).toEqual([rows[0], rows[1], rows[4], rows[5]]);
  expect(ultimateOwner(sound, 'A')).toBe('C');
  expect(soundOwnership(rows)).toBe(sound);
});
