/** A status as it is spelled everywhere on the page. */
export function words(status) {
  return status === "WAITING_RETRY" ? "waiting to retry" : status.toLowerCase().replaceAll("_", " ");
}

/** A time in seconds, in words. */
export function duration(seconds) {
  if (seconds < 0.1) {
    return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  }
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** How a connection or an attempt has ended, unless the page does not know. */
export function ending({ closeCode, httpStatus }) {
  if (httpStatus) {
    return `HTTP ${httpStatus}`;
  }
  return closeCode ? `close code ${closeCode}` : "";
}
