// Case page: pictures of the documents with zoom and turn, reasons shown where something must be corrected.
// Without it the thumbnails are links to the pictures and every reason stands open.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const lihat = document.querySelector(".lihat");
  const gambar = lihat?.querySelector(".kanvas img");
  const pilih = lihat?.querySelector("[data-pilih-berkas]");
  const ZUM = ["", "z150", "z200", "z300"], PUTAR = ["", "p90", "p180", "p270"];
  let zum = 0, putar = 0;

  function rupa() {
    gambar.className = [ZUM[zum], PUTAR[putar]].filter(Boolean).join(" ");
  }
  function tampil(tautan) {
    gambar.src = tautan.href;
    gambar.alt = tautan.dataset.judul;
    lihat.querySelector("[data-judul-halaman]").textContent = tautan.dataset.judul;
    const unduh = lihat.querySelector("[data-unduh]");
    if (unduh && tautan.dataset.unduh) unduh.href = tautan.dataset.unduh;
    lihat.querySelectorAll(".kecilan [aria-current]").forEach((a) => a.removeAttribute("aria-current"));
    tautan.setAttribute("aria-current", "page");
    pilih.value = tautan.dataset.berkas;
    // Only the pages of this document stand beside it; the list above leads to the others.
    lihat.querySelectorAll(".kecilan li").forEach((li) => {
      li.hidden = li.firstElementChild.dataset.berkas !== tautan.dataset.berkas;
    });
    zum = putar = 0;
    rupa();
    lihat.querySelector(".kanvas").scrollTo(0, 0);
  }

  const pertama = (kode) => lihat.querySelector(`.kecilan a[data-berkas="${CSS.escape(kode)}"]`);

  if (gambar) {
    pilih.hidden = false;
    pilih.addEventListener("change", () => tampil(pertama(pilih.value)));
    lihat.addEventListener("click", (e) => {
      const kecil = e.target.closest(".kecilan a");
      if (kecil) {
        e.preventDefault();
        tampil(kecil);
      }
      const alat = e.target.closest("[data-alat]")?.dataset.alat;
      if (alat === "besar") zum = Math.min(ZUM.length - 1, zum + 1);
      if (alat === "kecil") zum = Math.max(0, zum - 1);
      if (alat === "putar") putar = (putar + 1) % PUTAR.length;
      if (alat) rupa();
    });
    // A link in the checklist shows the first page of its document.
    document.addEventListener("click", (e) => {
      const buka = e.target.closest("[data-buka]");
      const tuju = buka && pertama(buka.dataset.buka);
      if (!tuju) return;
      e.preventDefault();
      tampil(tuju);
      lihat.scrollIntoView({ block: "nearest" });
    });
    lihat.querySelectorAll("[data-alat]").forEach((t) => (t.hidden = false));
    const awal = lihat.querySelector(".kecilan [aria-current], .kecilan a");
    if (awal) tampil(awal);
  }

  function alasan() {
    document.querySelectorAll(".cek").forEach((cek) => {
      const perlu = cek.querySelector("input[value=perlu_diperbaiki]")?.checked ?? false;
      cek.classList.toggle("salah", perlu);
      const isian = cek.querySelector(".alasan");
      if (isian) isian.hidden = !perlu;
    });
    hitung();
  }
  function hitung() {
    const angka = document.querySelector("[data-diputuskan]");
    if (angka) angka.textContent = [...document.querySelectorAll(".cek")].filter((c) => c.querySelector("input[type=radio]:checked")).length;
  }
  // A canned reason fills the message while nobody has typed one.
  document.addEventListener("change", (e) => {
    if (e.target.matches(".cek input[type=radio]")) alasan();
    const pilih = e.target.closest(".cek .alasan select");
    const pesan = pilih?.closest(".alasan").querySelector("input[type=text], textarea");
    if (pesan && (!pesan.value || pesan.dataset.baku === pesan.value)) {
      pesan.value = pesan.dataset.baku = pilih.value ? pilih.selectedOptions[0].textContent.trim() : "";
    }
  });
  // A key given by data-tekan presses its button (approve, return), unless something is being typed.
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, select, textarea, button, a, summary")) return;
    let mati = false;
    try {
      mati = localStorage.getItem("pintasan-mati") === "1";
    } catch {
      /* on */
    }
    const tombol = mati ? null : document.querySelector(`[data-tekan="${CSS.escape(e.key.toLowerCase())}"]`);
    if (tombol && !tombol.disabled) {
      e.preventDefault();
      tombol.click();
    }
  });
  alasan();
})();
