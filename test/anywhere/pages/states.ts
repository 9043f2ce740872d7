/**
 * The three elements in the states that people see, each in a box that fixes what is inherited by design. Runs in the
 * page: it may use nothing from outside.
 */

/** What the design lets in from the page, fixed, so that two pages can be compared. */
export const FIXED = {
  display: 'block',
  width: '760px',
  margin: '0 0 16px',
  padding: '0',
  border: '0',
  float: 'none',
  'font-family': 'Arial, "Liberation Sans", sans-serif',
  'line-height': '1.5',
  direction: 'ltr',
  'color-scheme': 'light',
};

export interface Stage {
  readonly fixed: Readonly<Record<string, string>>;
  /** Fixed unless the page itself is to decide it. */
  readonly fontSize: string | null;
}

/** Draws all states under a `main` element; resolves when they stand still. */
export async function stage({ fixed, fontSize }: Stage): Promise<void> {
  const main = document.createElement('main');
  document.body.replaceChildren(main);
  const at = (minute: number) => new Date(Date.UTC(2026, 4, 13, 12, minute)).toISOString();
  const call = (id: string, failureReason: string, minute: number, more: object = {}) => ({
    ...{ id, status: 'failed', agentId: 'agent_xxx', channel: 'phone', failureReason },
    ...{ startedAt: at(minute), endedAt: at(minute + 1), durationSeconds: 60 },
    ...more,
  });
  const codes =
    'no_audio_output no_audio_either_direction idle_timeout provider_circuit_open sip_no_answer sip_rejected bot_startup_failed caller_hung_up_silently stale_sweep unknown';
  const calls = Array.from({ length: 24 }, (_, n) => call(`call_${String(n)}`, codes.split(' ')[n % 10]!, n));

  /** One state: an element with properties, and what stands between its tags, in a box of its own. */
  const draw = async (tag: string, properties: object, more: { box?: object; html?: string } = {}) => {
    const box = document.createElement('div');
    const styles: Record<string, string> = { ...fixed, ...(fontSize ? { 'font-size': fontSize } : {}), ...more.box };
    for (const [name, value] of Object.entries(styles)) box.style.setProperty(name, value, 'important');
    const element = document.createElement(tag) as HTMLElement & { updateComplete: Promise<boolean> };
    element.innerHTML = more.html ?? '';
    Object.assign(element, properties);
    box.append(element);
    main.append(box);
    await element.updateComplete;
    return element;
  };
  const press = async (element: HTMLElement & { updateComplete: Promise<boolean> }, part: string) => {
    element.shadowRoot!.querySelector<HTMLElement>(`[part~="${part}"]`)!.click();
    await element.updateComplete;
  };
  const pending = (event: Event) =>
    (event as Event & { retryWith: (go: () => Promise<void>) => void }).retryWith(() => new Promise(() => {}));

  for (const blame of ['platform', 'caller', 'carrier', 'environment', 'unknown'])
    await draw('osm-blame-badge', { blame });

  const link = { eventsHref: '/calls/{id}', retry: true };
  const html = '<span slot="fallback">This call failed.</span>';
  const narrow = { width: '280px' };
  await draw('osm-failure-banner', { call: call('call_a', 'no_audio_output', 1), ...link }, { html });
  await draw('osm-failure-banner', {
    call: call('call_b', 'idle_timeout', 1, { durationSeconds: 5 }),
    audience: 'tester',
  });
  await draw('osm-failure-banner', { call: call('call_c', 'sip_rejected', 1), audience: 'developer', ...link });
  await draw('osm-failure-banner', { reason: 'unknown', audience: 'tester' }, { box: narrow });
  await draw(
    'osm-failure-banner',
    { call: call('call_d', 'caller_hung_up_silently', 1), audience: 'developer', ...link },
    { box: narrow },
  );
  await draw('osm-failure-banner', { reason: 'sip_no_answer' }, { box: { width: '1600px' } });
  const busy = await draw('osm-failure-banner', { reason: 'stale_sweep', retry: true });
  busy.addEventListener('osm-retry', pending);
  await press(busy, 'retry-button');
  await draw('osm-failure-banner', { call: { id: 'call_e', status: 'completed' } });

  const full = await draw('osm-failure-list', {
    calls,
    totalCalls: 100,
    selectable: true,
    retry: true,
    selection: ['call_1', 'call_2'],
    eventsHref: '/calls/{id}',
  });
  for (const row of [0, 3]) full.shadowRoot!.querySelectorAll<HTMLElement>('[part~="expand-button"]')[row]!.click();
  await full.updateComplete;
  await draw('osm-failure-list', {
    calls,
    totalCalls: 100,
    groupBy: 'blame',
    pageSize: 5,
    blame: 'platform',
    sort: 'duration',
  });
  await draw('osm-failure-list', { calls: calls.slice(0, 3) }, { box: { width: '340px' } });
  await draw('osm-failure-list', { calls, query: 'nowhere' });
  await draw('osm-failure-list', { calls: [], loading: true });
  await draw('osm-failure-list', { calls: [], error: 'The service answered 503.' });
  await draw('osm-failure-list', { calls: [], paused: true });
  const held = await draw('osm-failure-list', { calls: calls.slice(0, 3), paused: true });
  (held as unknown as { upsert: (calls: unknown) => void }).upsert(calls.slice(3, 6));
  const long = Array.from({ length: 400 }, (_, n) => call(`call_${String(n)}`, codes.split(' ')[n % 10]!, n));
  await draw('osm-failure-list', { calls: long });

  // Rows are measured, and placed, after they are drawn; a long list draws its overscan 150 ms later.
  await new Promise<void>((resolve) => {
    let quiet: ReturnType<typeof setTimeout>;
    const waitForQuiet = () => {
      clearTimeout(quiet);
      quiet = setTimeout(done, 250);
    };
    const observer = new MutationObserver(waitForQuiet);
    const done = () => {
      observer.disconnect();
      resolve();
    };
    for (const { shadowRoot } of main.querySelectorAll('osm-failure-list'))
      observer.observe(shadowRoot!, { subtree: true, childList: true, attributes: true });
    waitForQuiet();
  });
}
