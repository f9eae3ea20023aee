// What the page for the klant does: bigger letters, a field to sign in, and one answer to the program.
// It asks nothing of any other address, keeps nothing in the browser, and takes the plan away at the end.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const words = (id, part = "p") => byId(id).content.querySelector(part).textContent;
  const PEN_COLOUR = "#1c2b33";
  const LETTER_STEPS = 5;
  const LONGEST_TIME = 60 * 60 * 1000;
  const MEANS = { pen: "pen", touch: "vinger", mouse: "muis" };

  // Letters

  function setLetters(step) {
    const present = Number(document.documentElement.dataset.letters);
    const wanted = Math.min(Math.max(present + step, 1), LETTER_STEPS);
    document.documentElement.dataset.letters = String(wanted);
    const told = wanted === present ? "letters-grens" : step > 0 ? "letters-groter" : "letters-kleiner";
    byId("letters-nu").textContent = words(told);
  }

  byId("kleiner").addEventListener("click", () => setLetters(-1));
  byId("groter").addEventListener("click", () => setLetters(1));

  // The field

  const canvas = byId("veld");
  const pad = new SignaturePad(canvas, {
    minWidth: 0.8,
    maxWidth: 2.4,
    penColor: PEN_COLOUR,
    throttle: 0,
    minDistance: 1,
  });
  let drawnWidth = 0;
  let means = [];

  function meansOf(event) {
    if (event.pointerType) return MEANS[event.pointerType] || "onbekend";
    if (event.changedTouches) return event.changedTouches[0].touchType === "stylus" ? "pen" : "vinger";
    return "muis";
  }

  // A canvas has pixels of its own: when the page is zoomed or turned, the lines are drawn again to fit.
  function fitField() {
    const width = canvas.clientWidth;
    const ratio = Math.max(window.devicePixelRatio || 1, 1);
    if (!width || (width === drawnWidth && canvas.width === Math.round(width * ratio))) return;
    const scale = drawnWidth ? width / drawnWidth : 1;
    const strokes = pad.toData().map((stroke) => ({
      ...stroke,
      points: stroke.points.map((point) => ({ ...point, x: point.x * scale, y: point.y * scale })),
    }));
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(canvas.clientHeight * ratio);
    canvas.getContext("2d").scale(ratio, ratio);
    pad.fromData(strokes);
    drawnWidth = width;
  }

  pad.addEventListener("beginStroke", (begun) => {
    means.push(meansOf(begun.detail.event));
    byId("veld-fout").textContent = "";
  });
  new ResizeObserver(fitField).observe(canvas);
  fitField();

  byId("opnieuw").addEventListener("click", () => {
    pad.clear();
    means = [];
    byId("veld-fout").textContent = "";
  });

  function signature() {
    const strokes = pad.toData();
    const start = strokes[0].points[0].time;
    const tenth = (value) => Math.round(value * 10) / 10;
    let last = 0;
    return {
      formaat: "klantbeeld-handtekening/1",
      breedte: canvas.clientWidth,
      hoogte: canvas.clientHeight,
      halen: strokes.map((stroke, index) => ({
        met: means[index] || "onbekend",
        punten: stroke.points.map((point) => {
          // The clock of a computer may be set back meanwhile; the order of drawing never is.
          last = Math.min(Math.max(point.time - start, last), LONGEST_TIME);
          return [tenth(point.x), tenth(point.y), last, Math.min(Math.max(point.pressure, 0), 1)];
        }),
      })),
    };
  }

  // The answer

  let sending = false;

  function finish(ending) {
    byId("einde-kop").textContent = words(ending, "h1");
    byId("einde-tekst").textContent = words(ending);
    byId("alles").remove();
    byId("einde").hidden = false;
    byId("einde-kop").focus();
  }

  async function send(answer, ending, refused) {
    if (sending) return;
    sending = true;
    try {
      const reply = await fetch("antwoord", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(answer),
        credentials: "omit",
        redirect: "error",
        cache: "no-store",
      });
      if (reply.ok) finish(ending);
      else if (reply.status === 422) refused();
      else finish("einde-dicht");
    } catch {
      finish("einde-dicht");
    } finally {
      sending = false;
    }
  }

  function tell(place, what) {
    byId(place).textContent = words(what);
  }

  byId("klaar").addEventListener("click", () => {
    if (pad.isEmpty()) {
      tell("veld-fout", "fout-leeg");
      return;
    }
    send({ antwoord: "getekend", handtekening: signature() }, "einde-getekend", () =>
      tell("veld-fout", "fout-klein"),
    );
  });

  byId("naam-vak").addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    const refuse = () => {
      tell("naam-fout", "fout-naam");
      byId("naam").setAttribute("aria-invalid", "true");
      byId("naam").focus();
    };
    const name = byId("naam").value.trim();
    if (name) send({ antwoord: "naam", naam: name }, "einde-getekend", refuse);
    else refuse();
  });

  byId("naam").addEventListener("input", () => {
    byId("naam").removeAttribute("aria-invalid");
    byId("naam-fout").textContent = "";
  });

  byId("niet").addEventListener("click", () => send({ antwoord: "niet" }, "einde-niet", () => finish("einde-dicht")));
})();
