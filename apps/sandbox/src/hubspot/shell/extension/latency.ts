/** `?latency=200` holds every message between page and extension back for so many milliseconds. */
export const latency: number = Number(new URLSearchParams(location.search).get('latency') ?? 0) || 0;
