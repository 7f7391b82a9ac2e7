/** Time: a slider and a button that plays; the server hears of it only when it rests. */
import { sendEvent } from "../adapters/streamlit_folium.js";
import { element } from "./dom.js";
import { state } from "./state.js";

const STEP_MS = 1100;

const lastStop = () => state.view.stops.length - 1;
const reportStop = () => sendEvent("time", state.view.stops[state.stopIndex].key);

/**
 * @param {(stopIndex: number) => void} paint shows a stop; playing and sliding call it
 */
export function drawTimeline(paint) {
  const { stops, text } = state.view;
  if (state.playTimer) return;
  state.timeline.hidden = stops.length < 2;
  if (stops.length < 2) return state.timeline.replaceChildren();
  const button = Object.assign(element("button", "peta-play"), { type: "button", title: text.play });
  button.append(element("span", "peta-play-icon"));
  button.setAttribute("aria-label", text.play);
  button.addEventListener("click", () => state.playTimer ? pause({ isReported: true }) : play(paint));
  const slider = Object.assign(element("input"), { type: "range", min: 0, max: lastStop(), step: 1, value: state.stopIndex });
  slider.setAttribute("aria-label", text.time);
  slider.addEventListener("input", () => {
    pause();
    paint(Number(slider.value));
  });
  slider.addEventListener("change", reportStop);
  return state.timeline.replaceChildren(button, slider, element("output", "", stops[state.stopIndex].label));
}

/** Show the stop on screen in the slider. */
export function updateTimeline() {
  const slider = state.timeline.querySelector("input");
  if (!slider) return;
  const { label } = state.view.stops[state.stopIndex];
  slider.value = state.stopIndex;
  slider.setAttribute("aria-valuetext", label);
  state.timeline.querySelector("output").textContent = label;
}

function play(paint) {
  if (state.stopIndex >= lastStop()) paint(0);
  state.playTimer = setInterval(() => {
    if (state.stopIndex >= lastStop()) return pause({ isReported: true });
    return paint(state.stopIndex + 1);
  }, STEP_MS);
  updatePlayButton();
}

/** Stop playing; where that is reported, the page follows to the stop on screen. */
export function pause({ isReported = false } = {}) {
  if (!state.playTimer) return;
  clearInterval(state.playTimer);
  state.playTimer = 0;
  updatePlayButton();
  if (isReported) reportStop();
}

function updatePlayButton() {
  const button = state.timeline.querySelector(".peta-play");
  if (!button) return;
  const label = state.playTimer ? state.view.text.pause : state.view.text.play;
  button.classList.toggle("is-playing", Boolean(state.playTimer));
  button.setAttribute("aria-label", label);
  button.title = label;
}
