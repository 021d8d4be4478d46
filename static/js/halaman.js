// Small help for any page: copy, print, show the password. Each works on data attributes.
(() => {
  "use strict";
  document.querySelectorAll("[data-salin]").forEach((tombol) => {
    if (!navigator.clipboard) return;
    tombol.hidden = false;
    tombol.addEventListener("click", async () => {
      await navigator.clipboard.writeText(tombol.dataset.salin);
      const semula = tombol.textContent;
      tombol.textContent = tombol.dataset.sudah;
      setTimeout(() => (tombol.textContent = semula), 2000);
    });
  });
  document.querySelectorAll("[data-cetak]").forEach((tombol) => {
    tombol.hidden = false;
    tombol.addEventListener("click", () => print());
  });
  document.querySelectorAll("[data-sandi]").forEach((tombol) => {
    const masukan = document.getElementById(tombol.dataset.sandi);
    tombol.hidden = false;
    tombol.addEventListener("click", () => {
      const terlihat = masukan.type === "text";
      masukan.type = terlihat ? "password" : "text";
      tombol.setAttribute("aria-pressed", String(!terlihat));
      tombol.textContent = terlihat ? tombol.dataset.tampil : tombol.dataset.sembunyi;
    });
  });
})();
