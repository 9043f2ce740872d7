/** Plans all that will happen in a call before it is placed. Everything follows from the seed and the call's number. */
import { FAILURE_SCRIPTS, type FailureScript } from './failures.js';
import { fictionalNumber } from './numbers.js';
import { between, hex, pick, pickByWeight, type Random, randomFrom } from './random.js';

export interface Turn {
  readonly role: 'agent' | 'user';
  readonly text: string;
}

export interface CallPlan {
  readonly id: string;
  readonly agentId: string;
  readonly channel: string;
  readonly destination: string;
  readonly durationSeconds: number;
  /** Null for a completed call. */
  readonly reason: string | null;
  /** The reason after a re-classification; null where there is none. */
  readonly laterReason: string | null;
  /** Whether the receiver's answer gets lost, so that the webhook is delivered twice. */
  readonly answerLost: boolean;
  /** Whether its `call.failed` comes in the older, flat shape. */
  readonly isOlderShape: boolean;
  /** Whether the bot hands the call over to a person. */
  readonly isHandedOver: boolean;
  /** Whether the conversation was one with a voicemail. */
  readonly isVoicemail: boolean;
  /** Whether the person asks, after a failed call, not to be called again. */
  readonly isOptOut: boolean;
  readonly log: readonly (readonly [event: string, detail: string])[];
  readonly transcript: readonly Turn[] | null;
}

export interface PlanOptions {
  readonly seed: number;
  readonly index: number;
  /** In a `burst` every call fails, for reasons that are typical of an overload. */
  readonly scenario?: 'campaign' | 'burst';
  readonly agentId?: string;
  readonly destination?: string;
}

const FAILED_SHARE = 0.26;
const AGENTS = ['agent_reminders', 'agent_delivery', 'agent_renewals'] as const;

const CONVERSATION: readonly Turn[] = [
  { role: 'agent', text: 'Hello, this is the automated assistant of the service desk. Is this a good moment?' },
  { role: 'user', text: 'Yes, go ahead.' },
  { role: 'agent', text: 'Your appointment is on Thursday at ten. Can you still make it?' },
  { role: 'user', text: 'Thursday at ten works for me.' },
  { role: 'agent', text: 'Thank you. You will get a text message as a reminder. Goodbye.' },
];

export function planCall(options: PlanOptions): CallPlan {
  const random = randomFrom(options.seed, options.index);
  const agentId = options.agentId ?? pick(random, AGENTS);
  const destination = options.destination ?? fictionalNumber(options.index);
  // The call's number makes the id unique for any seed.
  const id = `call_${hex(random, 4)}${options.index.toString(16).padStart(4, '0')}`;
  const fails = options.scenario === 'burst' || random() < FAILED_SHARE;
  const outcome = fails ? planFailure(random, options.scenario) : planConversation(random);
  return { id, agentId, destination, ...outcome, ...planReports(options, outcome) };
}

type Reports = Pick<CallPlan, 'isOlderShape' | 'isHandedOver' | 'isVoicemail' | 'isOptOut'>;
type Outcome = Omit<CallPlan, 'id' | 'agentId' | 'destination' | keyof Reports>;

/** What is reported of a call. Has a random generator of its own, so that the calls of a seed do not depend on it. */
function planReports({ seed, index, scenario }: PlanOptions, { transcript, reason }: Outcome): Reports {
  const random = randomFrom(seed, index, 1);
  const [older, handedOver, voicemail, optOut] = [random(), random(), random(), random()];
  return {
    isOlderShape: older < 0.2,
    isHandedOver: transcript !== null && handedOver < 0.08,
    isVoicemail: reason === null && voicemail < 0.06,
    isOptOut: scenario !== 'burst' && reason !== null && optOut < 0.03,
  };
}

function planConversation(random: Random): Outcome {
  const durationSeconds = between(random, 45, 200);
  const log = [
    ANSWERED,
    ['bot.joined', 'Ready'],
    ['bot.spoke', 'Welcome message'],
    ['user.spoke', 'First words'],
  ] as const;
  const channel = random() < 0.8 ? 'phone' : 'web';
  return {
    channel,
    durationSeconds,
    reason: null,
    laterReason: null,
    answerLost: false,
    log,
    transcript: CONVERSATION,
  };
}

const ANSWERED = ['sip.answered', '200 OK'] as const;

function planFailure(random: Random, scenario: PlanOptions['scenario']): Outcome {
  const script = pickByWeight(random, scenario === 'burst' ? BURST_SCRIPTS : FAILURE_SCRIPTS);
  return {
    channel: random() < 0.8 ? 'phone' : pick(random, script.channels),
    durationSeconds: between(random, ...script.seconds),
    reason: script.reason,
    laterReason: script.later !== undefined && random() < 0.2 ? script.later : null,
    answerLost: random() < 0.05,
    log: script.log,
    transcript: script.spoke === true ? CONVERSATION.slice(0, script.reason === 'idle_timeout' ? 1 : 3) : null,
    ...(random() < 0.3 ? misclassified(script) : {}),
  };
}

/** The reasons are a best guess, so the facts of some calls contradict theirs. */
function misclassified(script: FailureScript): Partial<Outcome> {
  if (script.reason === 'idle_timeout') return { durationSeconds: 5 };
  if (script.reason === 'no_audio_either_direction')
    return { durationSeconds: 42, transcript: CONVERSATION.slice(0, 4) };
  return {};
}

const [firstScript, ...otherScripts] = FAILURE_SCRIPTS;
const inBurst = (script: FailureScript): FailureScript => ({ ...script, weight: script.burstWeight });
const BURST_SCRIPTS: readonly [FailureScript, ...FailureScript[]] = [
  inBurst(firstScript),
  ...otherScripts.map(inBurst),
];
