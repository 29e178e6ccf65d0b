const result = document.getElementById("fault-result");
const suspend = document.getElementById("suspend");

async function disturb(button) {
  const { fault } = button.dataset;
  const response = await fetch(`faults/${fault}`, { method: "POST" });
  const { connections, suspended } = await response.json();
  result.textContent = fault === "resume" ? "The peer is back." : met(connections);
  showSuspended(suspended);
}

function met(connections) {
  return connections === 1 ? "1 connection met" : `${connections} connections met`;
}

/* the one button that undoes what it did */
function showSuspended(suspended) {
  suspend.dataset.fault = suspended ? "resume" : "suspend";
  suspend.setAttribute("aria-pressed", String(suspended));
  suspend.querySelector("b").textContent = suspended ? "Resume the peer" : "Suspend the peer";
  suspend.querySelector("span").textContent = suspended ? "it is suspended: silent, TCP up" : "TCP stays up, no answer";
}

document.querySelectorAll("[data-fault]").forEach((button) => button.addEventListener("click", () => disturb(button)));

/** Shows what the server does now: another page, or a command, may have changed it. */
export async function showFaults() {
  const response = await fetch("faults");
  const { suspended } = await response.json();
  showSuspended(suspended);
}

