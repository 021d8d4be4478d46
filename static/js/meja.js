// Shortcuts of the inbox: J/K down and up, Enter opens, / searches, ? explains. [data-pintas] rows are
// tr of table.antre; the button [data-pintas-saklar] switches all of it off and remembers (WCAG 2.1.4).
(() => {
  "use strict";
  const tabel = document.querySelector("table.antre");
  const saklar = document.querySelector("[data-pintas-saklar]");
  const bantuan = document.querySelector("dialog[data-pintas-bantuan]");
  const KUNCI = "pintasan-mati";
  let mati = false;
  try {
    mati = localStorage.getItem(KUNCI) === "1";
  } catch {
    /* storage may be barred; the shortcuts then stay on */
  }

  const baris = () => [...(tabel?.tBodies[0]?.rows ?? [])];
  const kini = () => baris().findIndex((b) => b.classList.contains("aktif"));
  function pilih(n) {
    const semua = baris();
    if (!semua.length) return;
    const tuju = Math.max(0, Math.min(semua.length - 1, n));
    semua.forEach((b, i) => b.classList.toggle("aktif", i === tuju));
    semua[tuju].scrollIntoView({ block: "nearest" });
    semua[tuju].querySelector("a")?.focus({ preventScroll: true });
  }
  function rupaSaklar() {
    if (!saklar) return;
    saklar.hidden = false;
    saklar.textContent = mati ? saklar.dataset.nyalakan : saklar.dataset.matikan;
  }

  const AKSI = {
    j: () => pilih(kini() + 1),
    k: () => pilih(Math.max(0, kini() - 1)),
    Enter: () => baris()[kini()]?.querySelector("a")?.click(),
    "/": () => document.querySelector("input[type=search]")?.focus(),
    "?": () => bantuan?.showModal(),
  };
  document.addEventListener("keydown", (e) => {
    if (mati || e.ctrlKey || e.metaKey || e.altKey || bantuan?.open) return;
    if (e.target.closest("input, select, textarea, [contenteditable]")) return;
    if (e.key === "Enter" && e.target.closest("a, button, summary")) return;
    const aksi = AKSI[e.key] ?? AKSI[e.key.toLowerCase()];
    if (!aksi) return;
    e.preventDefault();
    aksi();
  });
  saklar?.addEventListener("click", () => {
    mati = !mati;
    try {
      localStorage.setItem(KUNCI, mati ? "1" : "0");
    } catch {
      /* not remembered, but obeyed on this page */
    }
    rupaSaklar();
  });
  document.querySelector("[data-tutup]")?.addEventListener("click", () => bantuan.close());
  rupaSaklar();
})();
