import { showChart } from "./chart.js";
import { addChange, clearStatuses, closedPeriods, showStatuses } from "./statuses.js";
import { clearSupervision, noteChange, showStatus, showSupervision } from "./supervision.js";
import { showFaults } from "./faults.js";
import { duration } from "./words.js";

/* seconds of time axis: never less than the first, never more than the second */
const NARROW = 30;
const WIDE = 120;

const money = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const count = new Intl.NumberFormat("en");
const byId = (id) => document.getElementById(id);

/* seconds without a trade, of a server that sends some each second, until the price is old */
const STALE = 3;

let trades = [];
let lastTrade;
let status;

/* a new stream begins with all that the server still knows */
function begin() {
  trades = [];
  lastTrade = undefined;
  clearStatuses();
  clearSupervision();
}

function update({ time, socketTaskId, messagesPerSecond, trades: news, changes }) {
  const now = Date.parse(time) / 1000;
  changes.forEach((change) => {
    addChange(change);
    noteChange(change);
    status = change.status;
  });
  for (const { number, time: arrival, trade } of news) {
    lastTrade = { number, time: Date.parse(arrival) / 1000, before: lastTrade?.price, ...trade };
    trades.push(lastTrade);
  }
  trades = trades.filter((trade) => trade.time > now - WIDE - 5);
  showTiles(socketTaskId, messagesPerSecond);
  showAge(now);
  showSupervision(now);
  showTime(now);
}

function showTiles(socketTaskId, messagesPerSecond) {
  byId("message-rate").textContent = messagesPerSecond.toFixed(1);
  byId("socket-task-id").textContent = count.format(socketTaskId);
  if (lastTrade) {
    byId("last-price").textContent = money.format(lastTrade.price);
    byId("trade-date").textContent = lastTrade.date;
    byId("total-trades").textContent = count.format(lastTrade.number);
    showPriceChange(lastTrade.price, lastTrade.before);
  }
}

/* without a connection, or without trades, the price is that of some time ago */
function showAge(now) {
  const age = lastTrade ? now - lastTrade.time : 0;
  const stale = lastTrade !== undefined && (status !== "OPEN" || age > STALE);
  byId("price").dataset.stale = String(stale);
  byId("price-age").hidden = !stale;
  byId("price-age").textContent = stale ? `${duration(Math.max(age, 0))} old` : "";
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
updates.addEventListener("error", () => {
  status = "UNREACHABLE";
  showStatus(status);
});
setInterval(() => status !== "UNREACHABLE" && showFaults(), 1000);
setInterval(() => status === "UNREACHABLE" && showAge(Date.now() / 1000), 500);
