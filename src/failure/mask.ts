/**
 * Phone numbers are personal data, and a banner is read over shoulders and pasted into tickets. They are masked once,
 * where foreign data becomes ours, so that no surface can forget to.
 */

const DOTS = '••••';

/** `+` and 8–15 digits (separators allowed), or 10–15 bare digits that are no part of an id, a date or a decimal. */
const PHONE = /(?<![\w+])\+\d(?:[\s().-]{0,2}\d){7,14}(?!\d)|(?<![\w.+-])\d{10,15}(?![\w-]|\.\d)/g;

const lastFour = (number: string): string => DOTS + number.replace(/\D/g, '').slice(-4);

/** Free text with the phone numbers in it masked to their last four digits. */
export const maskText = (text: string): string => text.replace(PHONE, lastFour);

/** A field that is a number to call: whatever digits it has, four are shown at most. Text without digits is kept. */
export const maskNumber = (number: string): string => (/\d/.test(number) ? lastFour(number) : number);
