import { duration, ending, words } from "./words.js";

const timeline = document.getElementById("timeline");
const tooltip = document.getElementById("tooltip");
const events = document.getElementById("events");

const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 1 };

/* between two codes, and between a code and the edge */
const GAP = 4;

const periods = [];

/** A change of status ends the period before and begins one of its own. */
export function addChange(change) {
  const from = Date.parse(change.time) / 1000;
  const last = periods.at(-1);
  if (last) {
    last.to = from;
  }
  const { status, retries, nextAttempt, closeCode, httpStatus, cause } = change;
  const delay = nextAttempt && Date.parse(nextAttempt) / 1000 - from;
  const period = { from, to: null, status, retries, delay, closeCode, httpStatus, cause };
  period.segment = segment(period);
  period.row = row(period);
  periods.push(period);
}

export function clearStatuses() {
  periods.forEach((period) => {
    period.segment.remove();
    period.row.remove();
  });
  periods.length = 0;
}

/** The times without a connection, each until the next open. */
export function closedPeriods(now) {
  const closed = [];
  for (const { from, to } of periods.filter(({ status }) => status !== "OPEN")) {
    if (closed.at(-1)?.to === from) {
      closed.at(-1).to = to ?? now;
    } else {
      closed.push({ from, to: to ?? now });
    }
  }
  return closed;
}

export function showStatuses(from, to, now) {
  const scale = timeline.clientWidth / (to - from);
  const visible = periods.filter((period) => (period.to ?? now) >= from);
  periods.forEach((period) => (period.segment.hidden = !visible.includes(period)));
  for (const period of visible) {
    const end = period.to ?? now;
    period.left = (Math.max(period.from, from) - from) * scale;
    period.segment.style.left = `${period.left}px`;
    period.segment.style.width = `${(end - from) * scale - period.left}px`;
    period.segment.setAttribute("aria-label", describe(period, now).replaceAll("\n", ", "));
    period.row.cells[2].textContent = duration(end - period.from);
  }
  showCodes(visible.filter(ending));
}

/* codes do not cover each other: one that has no room is in the tooltip and in the table */
function showCodes(withCode) {
  let free = 0;
  for (const { left, segment } of withCode) {
    const code = segment.firstChild;
    code.hidden = false;
    const end = left + GAP + code.offsetWidth;
    code.hidden = left < free || end > timeline.clientWidth;
    free = code.hidden ? free : end;
  }
}

function segment(period) {
  const item = document.createElement("li");
  item.dataset.state = period.status;
  item.tabIndex = 0;
  if (ending(period)) {
    const code = document.createElement("span");
    code.textContent = period.httpStatus ? ending(period) : period.closeCode;
    item.append(code);
  }
  const show = () => showTooltip(item, describe(period, Date.now() / 1000));
  const hide = () => (tooltip.hidden = true);
  item.addEventListener("pointerenter", show);
  item.addEventListener("pointerleave", hide);
  item.addEventListener("focus", show);
  item.addEventListener("blur", hide);
  timeline.append(item);
  return item;
}

function row(period) {
  const tr = document.createElement("tr");
  tr.dataset.state = period.status;
  const status = document.createElement("span");
  status.className = "state";
  status.textContent = words(period.status);
  cell(tr, clock(period.from));
  cell(tr, status);
  cell(tr, "", "Lasted");
  cell(tr, period.retries || "", "Retries");
  cell(tr, period.delay ? duration(period.delay) : "", "Delay");
  cell(tr, period.closeCode ?? "", "Close code");
  cell(tr, period.httpStatus ?? "", "HTTP");
  cell(tr, cause(period));
  events.prepend(tr);
  return tr;
}

/* a long one is cut, and whole in the tooltip */
function cause(period) {
  const text = document.createElement("span");
  text.className = "cut";
  text.textContent = text.title = period.cause ?? "";
  return period.cause ? text : "";
}

/* the name of the column stands beside the value where there is no room for a head */
function cell(tr, content, column) {
  const td = tr.insertCell();
  if (column) {
    td.className = "number";
    td.dataset.column = column;
  }
  td.append(content);
}

function describe(period, now) {
  const lines = [`${words(period.status)} ${duration((period.to ?? now) - period.from)} since ${clock(period.from)}`];
  if (period.cause) {
    lines.push(`${ending(period)}, ${period.cause}`);
  }
  return lines.join("\n");
}

function showTooltip(item, text) {
  tooltip.textContent = text;
  tooltip.hidden = false;
  const box = item.getBoundingClientRect();
  const left = box.left + box.width / 2 - tooltip.offsetWidth / 2;
  tooltip.style.left = `${Math.max(8, Math.min(left, innerWidth - tooltip.offsetWidth - 8))}px`;
  tooltip.style.top = `${box.top - tooltip.offsetHeight - 8}px`;
}

function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString("en-GB", CLOCK);
}
