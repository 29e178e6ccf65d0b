const timeline = document.getElementById("timeline");
const tooltip = document.getElementById("tooltip");
const events = document.getElementById("events");

const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 1 };

const CODE_WIDTH = 54;

const periods = [];

/** A change of state ends the period before and begins one of its own. */
export function addChange(change) {
  const from = Date.parse(change.time) / 1000;
  const last = periods.at(-1);
  if (last) {
    last.to = from;
  }
  const period = { from, to: null, state: change.readyState, close: change.close, errMsg: change.errMsg };
  period.segment = segment(period);
  period.row = row(period);
  periods.push(period);
}

export function clearStates() {
  periods.forEach((period) => {
    period.segment.remove();
    period.row.remove();
  });
  periods.length = 0;
}

export function lastState() {
  return periods.at(-1)?.state;
}

/** The times without a connection, each from the first close to the next open. */
export function closedPeriods(now) {
  const closed = [];
  for (const { from, to, state } of periods.filter((period) => period.state !== "OPEN")) {
    if (closed.at(-1)?.to === from) {
      closed.at(-1).to = to ?? now;
    } else {
      closed.push({ from, to: to ?? now });
    }
  }
  return closed;
}

export function showStates(from, to, now) {
  const scale = timeline.clientWidth / (to - from);
  let free = 0;
  for (const period of periods) {
    const end = period.to ?? now;
    const left = (Math.max(period.from, from) - from) * scale;
    period.segment.hidden = end < from;
    period.segment.style.left = `${left}px`;
    period.segment.style.width = `${(end - from) * scale - left}px`;
    if (period.close && end >= from) {
      // codes do not cover each other: one that has no room is in the tooltip and in the table
      period.segment.firstChild.hidden = left < free;
      free = left < free ? free : left + CODE_WIDTH;
    }
    period.segment.setAttribute("aria-label", describe(period, now).replaceAll("\n", ", "));
    period.row.cells[2].textContent = duration(end - period.from);
  }
}

function segment(period) {
  const item = document.createElement("li");
  item.dataset.state = period.state;
  item.tabIndex = 0;
  if (period.close) {
    const code = document.createElement("span");
    code.textContent = period.close.code;
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
  tr.dataset.state = period.state;
  const state = document.createElement("span");
  state.className = "state";
  state.textContent = period.state.toLowerCase();
  cell(tr, clock(period.from));
  cell(tr, state);
  cell(tr, "", "number");
  cell(tr, period.close?.code ?? "", "number");
  cell(tr, period.close?.reason ?? "");
  cell(tr, period.errMsg ?? "");
  events.prepend(tr);
  return tr;
}

function cell(tr, content, className = "") {
  const td = tr.insertCell();
  td.className = className;
  td.append(content);
}

function describe(period, now) {
  const lines = [`${period.state.toLowerCase()} ${duration((period.to ?? now) - period.from)} since ${clock(period.from)}`];
  if (period.close) {
    lines.push(`${period.close.code} ${period.close.reason}`);
  }
  if (period.errMsg) {
    lines.push(period.errMsg);
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

function duration(seconds) {
  if (seconds < 0.1) {
    return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  }
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
