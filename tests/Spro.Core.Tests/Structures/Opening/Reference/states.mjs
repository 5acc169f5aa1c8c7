// Reads {"hours": [text], "instants": [[seconds]]} on standard input and writes, for each text, either
// {"states": "ocu…"} (open, closed, unknown at each instant) or {"rejected": "why"}.
import { readFileSync } from "node:fs";
import OpeningHours from "opening_hours";

const place = { lat: 47.2, lon: -1.55, address: { country_code: "fr", state: "Pays de la Loire" } };
const { hours, instants } = JSON.parse(readFileSync(0, "utf8"));

const answers = hours.map((text, i) => {
  let reference;
  try {
    reference = new OpeningHours(text, place, {});
  } catch (error) {
    return { rejected: String(error) };
  }
  try {
    const states = instants[i].map((seconds) => {
      const [open, , unknown] = reference.getStatePair(new Date(seconds * 1000));
      return open ? "o" : unknown ? "u" : "c";
    });
    return { states: states.join("") };
  } catch (error) {
    return { failed: String(error) };
  }
});
process.stdout.write(JSON.stringify(answers));
