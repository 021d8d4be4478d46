// Autosave of a draft: form[data-simpan] is posted a moment after each change and when the page is left.
// The line [data-simpan-kabar] says what happened; its data attributes carry the words.
(() => {
  "use strict";
  const formulir = document.querySelector("form[data-simpan]");
  if (!formulir) return;
  const kabar = document.querySelector("[data-simpan-kabar]");
  const kata = kabar?.dataset ?? {};
  let pengatur = 0, kotor = false, jalan = false, coba = 0;

  const ucap = (teks) => kabar && (kabar.textContent = teks);
  const data = () => {
    const isi = new FormData(formulir);
    for (const [nama, nilai] of [...isi]) if (nilai instanceof File) isi.delete(nama);
    return isi;
  };
  const jadwal = (tunda) => {
    clearTimeout(pengatur);
    pengatur = setTimeout(simpan, tunda);
  };

  async function simpan() {
    if (!kotor || jalan) return;
    jalan = true;
    kotor = false;
    try {
      const jawab = await fetch(formulir.action || location.href, {
        method: "POST", body: data(), headers: { "X-Simpan": "otomatis" }, redirect: "error",
      });
      if (!jawab.ok) throw new Error(String(jawab.status));
      const { tersimpan } = await jawab.json();
      coba = 0;
      ucap((kata.tersimpan || "").replace("{jam}", tersimpan));
    } catch {
      kotor = true;
      ucap(kata.gagal || "");
      jadwal(Math.min(60000, 4000 * 2 ** coba++));
    }
    jalan = false;
    if (kotor && !coba) jadwal(2000);
  }

  formulir.addEventListener("input", () => {
    kotor = true;
    jadwal(3000);
  });
  formulir.addEventListener("focusout", () => kotor && jadwal(300));
  formulir.addEventListener("submit", () => {
    kotor = false;
    clearTimeout(pengatur);
  });
  addEventListener("pagehide", () => {
    if (!kotor) return;
    kotor = false;
    try {
      fetch(formulir.action || location.href, { method: "POST", body: data(), headers: { "X-Simpan": "otomatis" }, keepalive: true });
    } catch {
      navigator.sendBeacon(formulir.action || location.href, data());
    }
  });
})();
