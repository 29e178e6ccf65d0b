import { showChart } from "./chart.js";
import { addChange, clearStatuses, closedPeriods, showStatuses } from "./statuses.js";
import { clearSupervision, noteChange, showStatus, showSupervision } from "./supervision.js";
import "./faults.js";

/* seconds of time axis: never less than the first, never more than the second */
const NARROW = 30;
const WIDE = 120;

const money = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const count = new Intl.NumberFormat("en");
const byId = (id) => document.getElementById(id);

let trades = [];

/* a new stream begins with all that the server still knows */
function begin() {
  trades = [];
  clearStatuses();
  clearSupervision();
}

function update({ time, socketTaskId, messagesPerSecond, trades: news, changes }) {
  const now = Date.parse(time) / 1000;
  changes.forEach((change) => {
    addChange(change);
    noteChange(change);
  });
  for (const { number, time: arrival, trade } of news) {
    trades.push({ number, time: Date.parse(arrival) / 1000, ...trade });
  }
  trades = trades.filter((trade) => trade.time > now - WIDE - 5);
  showTiles(socketTaskId, messagesPerSecond);
  showSupervision(now);
  showTime(now);
}

function showTiles(socketTaskId, messagesPerSecond) {
  byId("message-rate").textContent = messagesPerSecond.toFixed(1);
  byId("socket-task-id").textContent = count.format(socketTaskId);
  const last = trades.at(-1);
  if (last) {
    byId("last-price").textContent = money.format(last.price);
    byId("trade-date").textContent = last.date;
    byId("total-trades").textContent = count.format(last.number);
    showPriceChange(last.price, trades.at(-2)?.price);
  }
}

function showPriceChange(price, before) {
  if (before) {
    const percent = (100 * (price - before)) / before;
    byId("price-change").dataset.direction = percent < 0 ? "down" : "up";
    byId("price-change").textContent = `${percent < 0 ? "▼" : "▲"} ${Math.abs(percent).toFixed(2)} %`;
  }
}

function showTime(now) {
  const first = trades[0]?.time ?? now;
  const from = Math.max(first, now - WIDE);
  const to = Math.max(now, from + NARROW);
  const closed = closedPeriods(now);
  const points = trades.map(({ time, price }) => [time, price]);
  // a point without a price breaks the line where there was no connection
  closed.filter((period) => period.from > first).forEach((period) => points.push([period.from, null]));
  points.sort((one, other) => one[0] - other[0]);
  showChart(points.map((point) => point[0]), points.map((point) => point[1]), closed, from, to);
  showStatuses(from, to, now);
}

const updates = new EventSource("updates");
updates.addEventListener("open", begin);
updates.addEventListener("message", (event) => update(JSON.parse(event.data)));
updates.addEventListener("error", () => showStatus("UNREACHABLE"));
