/** The English sentences of the functions that need no screen: `shouldRetry`, `retryPlan` and `testerGuide`. */
import type { Plural } from './english.js';

/** Our own sentences: why a retry policy places another call, or does not. */
export const policy = {
  notFailed: 'This call did not fail.',
  spent: {
    one: 'The policy allows {count} attempt, and this was attempt {attempt}.',
    other: 'The policy allows {count} attempts, and this was attempt {attempt}.',
  },
  wait: {
    one: 'Worth a retry, once the wait of {count} minute is over.',
    other: 'Worth a retry, once the wait of {count} minutes is over.',
  },
  unreadable: 'The retry policy cannot be read.',
  closed: 'Outside the dialling hours, {window} ({zone}). Can be retried on {when}.',
  unreadableSchedule: 'The dialling hours could not be read, so no call was placed.',
  doNotCall: 'This number is on the do-not-call list, so no call was placed.',
  notRetryable: 'This failure is not retryable.',
  triedAgain: 'This person was called again later.',
  reached: 'A later call reached this person.',
  underWay: 'A later call to this person is still under way.',
  allowed: "Yes. Your campaign's retry policy allows it.",
  attemptsUsed: { one: '{attempt} of {count} attempt used', other: '{attempt} of {count} attempts used' },
  onDoNotCallList: 'On the do-not-call list',
  policyNotRead: 'The retry policy could not be read',
  hoursNotRead: 'The dialling hours could not be read',
  calledAgain: 'Already called again',
  againReached: 'Tried again {when}: reached',
  againNotReached: 'Tried again {when}: not reached',
  againFailed: 'Tried again {when}: failed',
  againUnderWay: 'Called again {when}: under way',
} as const satisfies Record<string, string | Plural>;

/** Markdown. */
export const guide = {
  /** The official page's section, word for word. The part that testers read is quoted. */
  testers: `## What to tell your testers

A common reaction to seeing a "failed" badge is: "the platform is broken!" It usually isn't — but the tester is in a bad position to know that. Here's the framing that helps:

> Failed doesn't mean broken. Failed means the call ended without a real conversation — and there's a specific reason for it.
>
> Open the call. There's a red banner that tells you:
>
> 1. What happened (one sentence)
> 2. Whose problem it is — platform, caller, environment, or carrier
> 3. What to try next
>
> If the banner says "Environment / network" or "Caller behaviour", retry from a quieter location with the test phone unmuted. If it says "Platform-side", retry once — if it happens again, that's worth reporting.

Paste this into your tester onboarding doc.`,
  /** Our own heading. */
  reasons: '## The reasons',
} as const satisfies Record<string, string>;
