import uPlot from "./webjars/uplot/dist/uPlot.esm.js";

/* what feed.css leaves beside the timeline, so that both share one time axis */
const LEFT = 62;
const RIGHT = 12;

const element = document.getElementById("chart");
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const price = new Intl.NumberFormat("en", { minimumFractionDigits: 0, maximumFractionDigits: 1 });

let plot;
let bands = [];

function drawBands(u) {
  const { left, top, width, height } = u.bbox;
  u.ctx.save();
  u.ctx.fillStyle = colour("--closed-band");
  for (const band of bands) {
    const from = Math.max(left, u.valToPos(band.from, "x", true));
    const to = Math.min(left + width, u.valToPos(band.to, "x", true));
    if (to > from) {
      u.ctx.fillRect(from, top, to - from, height);
    }
  }
  u.ctx.restore();
}

function fill(u) {
  const gradient = u.ctx.createLinearGradient(0, u.bbox.top, 0, u.bbox.top + u.bbox.height);
  gradient.addColorStop(0, colour("--accent-fill"));
  gradient.addColorStop(1, "transparent");
  return gradient;
}

function axis(values, more) {
  return {
    stroke: () => colour("--muted"),
    grid: { stroke: () => colour("--grid"), width: 1 },
    ticks: { show: false },
    font: "12px system-ui, 'Liberation Sans', sans-serif",
    values,
    ...more,
  };
}

function clock(u, seconds) {
  return seconds.map((second) => new Date(second * 1000).toLocaleTimeString("en-GB"));
}

function create(data) {
  return new uPlot({
    width: element.clientWidth,
    height: element.clientHeight,
    padding: [10, RIGHT, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, y: false },
    scales: { x: { time: true, auto: false }, y: { range: (u, min, max) => range(min, max) } },
    series: [{}, { stroke: () => colour("--accent"), width: 2, fill, points: { show: false } }],
    axes: [
      axis(clock, { size: 30, space: 110 }),
      axis((u, ticks) => ticks.map((tick) => price.format(tick)), { size: LEFT, gap: 8 }),
    ],
    hooks: { drawClear: [drawBands] },
  }, data, element);
}

/* a little air above and below, also while there is one price only */
function range(min, max) {
  if (min === null) {
    return [0, 1];
  }
  const air = Math.max((max - min) * 0.12, 1);
  return [min - air, max + air];
}

/** Shows prices and the times without a connection, from one second to another. */
export function showChart(times, prices, closed, from, to) {
  bands = closed;
  plot ??= create([times, prices]);
  plot.batch(() => {
    plot.setData([times, prices], false);
    plot.setScale("x", { min: from, max: to });
  });
  element.dataset.points = String(times.length);
}

new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height: element.clientHeight })).observe(element);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plot?.redraw());
