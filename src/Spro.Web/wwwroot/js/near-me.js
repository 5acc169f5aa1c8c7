// Enhances the directory search: asks the device where it is, rounds to about a kilometre, and goes to the commune.
// Without this script, without the permission, or far from any commune, the field beside it does the same.
class NearMe extends HTMLElement {
  connectedCallback() {
    if (!navigator.geolocation) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary";
    button.textContent = this.dataset.label;
    button.addEventListener("click", () =>
      navigator.geolocation.getCurrentPosition(({ coords }) => {
        const near = `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`;
        location.href = `/lieux/pres-de?position=${near}`;
      }),
    );
    this.append(button);
  }
}
customElements.define("spro-near-me", NearMe);
