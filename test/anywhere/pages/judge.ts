/** What is made of what was measured in a page. */
import type { Box, Paint } from './look.js';

/** How two pages differ inside, by more than a pixel. */
export function differences(clean: readonly Box[], other: readonly Box[]): string[] {
  if (clean.length !== other.length) return [`${clean.length} boxes became ${other.length}`];
  const px = (sides: Box['at']) => sides.map((each) => each.toFixed(1)).join(' ');
  return clean.flatMap(({ name, at }, index) => {
    const box = other[index]!;
    if (box.name !== name) return [`${name} became ${box.name}`];
    const isFar = at.some((each, side) => Math.abs(each - box.at[side]!) > 1);
    return isFar ? [`${name}: ${px(at)} became ${px(box.at)}`] : [];
  });
}

type Colour = readonly number[];

const over = (top: Colour, below: Colour): Colour =>
  [0, 1, 2].map((channel) => top[channel]! * top[3]! + below[channel]! * (1 - top[3]!)).concat(1);

/** WCAG's relative luminance. */
const luminance = (colour: Colour): number =>
  [0.2126, 0.7152, 0.0722].reduce((sum, weight, channel) => {
    const value = colour[channel]!;
    return sum + weight * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  }, 0);

/** The contrast of something with what lies behind it, as WCAG computes it. A transparent page is white. */
export function contrast({ ink, behind }: Paint): number {
  const back = behind.reduceRight((below, top) => over(top, below), [1, 1, 1, 1] as Colour);
  const [dark = 0, light = 0] = [luminance(over(ink, back)), luminance(back)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

export const lowest = (paints: readonly Paint[]): number => Math.min(...paints.map(contrast));

/** WCAG's AA: 4.5 for text, 3 for what is no text. */
const LEAST: Readonly<Record<Paint['kind'], number>> = { text: 4.5, 'main button': 4.5, accent: 3, ring: 3 };

/** What is too faint to be seen, in words. */
export const faint = (paints: readonly Paint[]): string[] =>
  paints.flatMap((paint) => {
    const ratio = contrast(paint);
    return ratio < LEAST[paint.kind] ? [`${paint.kind} ${paint.what}: ${ratio.toFixed(2)}`] : [];
  });
