import { words } from "./words.js";

const byId = (id) => document.getElementById(id);

let last;
let cause;
let firstCause;

/** Remembers a change of status, why there is no connection, and what began it. */
export function noteChange(change) {
  last = change;
  if (change.status === "OPEN") {
    cause = undefined;
  } else if (change.cause) {
    firstCause = cause ? firstCause : change.cause;
    cause = change.cause;
  }
}

export function clearSupervision() {
  last = cause = firstCause = undefined;
}

/** Shows what the task does about its connection, with the time until the next attempt. */
export function showSupervision(now) {
  if (!last) {
    return;
  }
  const over = last.status === "OPEN";
  showStatus(last.status);
  setText("retries", over ? "–" : String(last.retries));
  setText("next-attempt", nextAttempt(now));
  setText("cause-title", over ? "Cause of the last outage" : "Cause");
  setText("cause", cause ?? firstCause ?? "–");
  byId("cause").dataset.over = String(over);
}

export function showStatus(status) {
  byId("status").dataset.state = status;
  setText("status", words(status));
}

function nextAttempt(now) {
  switch (last.status) {
    case "CONNECTING":
      return "under way";
    case "WAITING_RETRY":
      return countDown(last.nextAttempt && Date.parse(last.nextAttempt) / 1000 - now);
    default:
      return "–";
  }
}

function countDown(seconds) {
  return seconds > 0 ? `in ${seconds.toFixed(1)} s` : "now";
}

/* a live region speaks whenever it is written to */
function setText(id, text) {
  if (byId(id).textContent !== text) {
    byId(id).textContent = text;
  }
}
