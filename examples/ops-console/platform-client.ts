/** The console's requests to the platform, with the API key that no page sees. */
export interface PlatformAccess {
  readonly platformUrl: string;
  readonly apiKey: string;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Milliseconds in which the platform has to answer. */
const TIMEOUT = 10_000;

export class PlatformClient {
  readonly #access: PlatformAccess;

  constructor(access: PlatformAccess) {
    this.#access = access;
  }

  /** The platform's record of a call; null where it knows none. */
  async call(id: string): Promise<Fields | null> {
    // In the path of the platform's API these would address another resource.
    if (['', '.', '..'].includes(id)) return null;
    const response = await this.#request(`/api/calls/${encodeURIComponent(id)}`);
    return response.ok ? readObject(await response.text()) : null;
  }

  /** The latest calls, the newest first. Throws where the platform does not say. */
  async calls(filter: Readonly<Record<string, string>>): Promise<readonly Fields[]> {
    const response = await this.#request(`/api/calls?${new URLSearchParams(filter)}`);
    const { calls } = readObject(await response.text());
    if (!response.ok || !Array.isArray(calls)) throw new Error(`The platform answered ${response.status}.`);
    return calls as Fields[];
  }

  /** Places a call, or does not: the answer says which. */
  async place(request: Fields, idempotencyKey: string): Promise<{ readonly status: number; readonly body: Fields }> {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey };
    const body = JSON.stringify(request);
    const response = await this.#request('/api/calls/outbound', { method: 'POST', headers, body });
    return { status: response.status, body: readObject(await response.text()) };
  }

  async #request(
    path: string,
    init: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<Response> {
    const { platformUrl, apiKey } = this.#access;
    const headers = { ...init.headers, Authorization: `Bearer ${apiKey}` };
    return fetch(new URL(path, platformUrl), { ...init, headers, signal: AbortSignal.timeout(TIMEOUT) });
  }
}

function readObject(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Fields) : {};
  } catch {
    return {};
  }
}
