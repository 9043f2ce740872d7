/** Reads the body of `POST /api/campaigns`. */
import type { Campaign, CampaignRules, RetryPolicy } from './dialer.js';
import { readSchedule } from './hours.js';

type Fields = Readonly<Record<string, unknown>>;

/** A campaign before the stand-in has given it and its leads their ids. */
export interface CampaignRequest extends Pick<Campaign, 'maxConcurrent'>, CampaignRules {
  readonly phoneNumbers: readonly string[];
}

export const E164 = /^\+[1-9]\d{7,14}$/;

const DEFAULT_POLICY: RetryPolicy = { maxAttempts: 1, backoffMinutes: 0, retryOn: [] };
const DEFAULT_CONCURRENT = 15;

/** A sentence where something in it cannot be kept to. What is absent is the platform's default. */
export function readCampaign(body: Fields): CampaignRequest | string {
  const { maxConcurrent = DEFAULT_CONCURRENT, leads = [], schedule = {}, retryPolicy = {} } = body;
  if (!isWholeNumber(maxConcurrent, 1, 50)) return 'maxConcurrent is a whole number from 1 to 50.';
  const hours = readSchedule(schedule);
  if (hours === null) return 'schedule has a timezone, windowStart and windowEnd (HH:MM), and weekdays (0 to 6).';
  const policy = readPolicy(retryPolicy);
  if (policy === null) return 'retryPolicy has maxAttempts, backoffMinutes, and a list retryOn.';
  const phoneNumbers = readNumbers(leads);
  if (phoneNumbers === null) return 'leads is a list of objects with a phoneNumber in E.164 format.';
  return { maxConcurrent, schedule: hours, retryPolicy: policy, phoneNumbers };
}

function readPolicy(input: unknown): RetryPolicy | null {
  if (typeof input !== 'object' || input === null) return null;
  const { maxAttempts, backoffMinutes, retryOn }: Fields = { ...DEFAULT_POLICY, ...input };
  if (!isWholeNumber(maxAttempts, 1, 100) || !isWholeNumber(backoffMinutes, 0, 10_080)) return null;
  return Array.isArray(retryOn) ? { maxAttempts, backoffMinutes, retryOn: retryOn.map(String) } : null;
}

/** Each number once: a person who stands in the list twice is one lead. */
function readNumbers(leads: unknown): string[] | null {
  if (!Array.isArray(leads)) return null;
  const numbers = leads.map((lead: Fields | null) => lead?.phoneNumber);
  const isEach = (number: unknown): number is string => typeof number === 'string' && E164.test(number);
  return numbers.every(isEach) ? [...new Set(numbers)] : null;
}

const isWholeNumber = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
