// Autosave of a draft: form[data-simpan] is posted a moment after each change and when the page is left.
// The line [data-simpan-kabar] says what happened; its data attributes carry the words. What the server does not have
// yet is also kept in this tab (sessionStorage), but for secret answers, and put back when the page is opened again.
(() => {
  "use strict";
  const formulir = document.querySelector("form[data-simpan]");
  if (!formulir) return;
  const kabar = document.querySelector("[data-simpan-kabar]");
  const kata = kabar?.dataset ?? {};
  const kunci = (jalur) => "simpan:" + jalur;
  const sama = (a, b) => JSON.stringify(a ?? []) === JSON.stringify(b ?? []);
  let pengatur = 0, kotor = false, jalan = false, coba = 0, tertunda = null;

  function ucap(teks, gawat) {
    if (!kabar) return;
    kabar.className = gawat ? "kabar k-warn" : "kecil redup a5";
    kabar.textContent = teks;
  }
  const data = () => {
    const isi = new FormData(formulir);
    for (const [nama, nilai] of [...isi]) if (nilai instanceof File) isi.delete(nama);
    return isi;
  };
  const jadwal = (tunda) => {
    clearTimeout(pengatur);
    pengatur = setTimeout(simpan, tunda);
  };

  // A list counts as one answer: its rows are numbered anew by every page.
  const milik = (e) => e.name.replace(/-\d+-.*/, "");
  const boleh = (e) => e.name && !("rahasia" in e.dataset) && !/^(hidden|password|file|submit|button)$/.test(e.type);
  function rapatkan(isi) {
    const nomor = [...new Set(isi.map(([nama]) => /-(\d+)-/.exec(nama)?.[1]))];
    return isi.map(([nama, nilai]) => [nama.replace(/-(\d+)-/, (_, n) => `-${nomor.indexOf(n)}-`), nilai]);
  }

  // The answers that may be kept here, each as pairs of field and value; `awal`: as the server sent them.
  function isian(awal) {
    const hasil = {};
    for (const e of [...formulir.elements].filter(boleh)) {
      const isi = (hasil[milik(e)] ??= []);
      const pilihan = e.options ? [...e.options] : /^(radio|checkbox)$/.test(e.type) ? [e] : null;
      const terpilih = (o) => (awal ? o.defaultSelected || o.defaultChecked : o.selected || o.checked);
      if (pilihan) isi.push(...pilihan.filter((o) => o.value && terpilih(o)).map((o) => [e.name, o.value]));
      else if (awal ? e.defaultValue : e.value) isi.push([e.name, awal ? e.defaultValue : e.value]);
    }
    return Object.fromEntries(Object.entries(hasil).map(([nama, isi]) => [nama, rapatkan(isi)]));
  }

  let dasar = isian(true);

  function salin() {
    const beda = Object.entries(isian(false)).filter(([nama, isi]) => !sama(isi, dasar[nama]));
    try {
      if (beda.length) sessionStorage.setItem(kunci(location.pathname), JSON.stringify(beda.map(([n, isi]) => [n, dasar[n], isi])));
      else sessionStorage.removeItem(kunci(location.pathname));
    } catch {
      // no room, or not allowed: the page itself still has it
    }
  }

  function taruh(punya, isi) {
    for (const [nama] of isi) if (!formulir.elements[nama]) formulir.querySelector(`[name=tambah][value="${punya}"]`)?.click();
    for (const e of [...formulir.elements].filter((x) => boleh(x) && milik(x) === punya)) {
      const nilai = isi.filter(([nama]) => nama === e.name).map((x) => x[1]);
      if (/^(radio|checkbox)$/.test(e.type)) e.checked = nilai.includes(e.value);
      else e.value = nilai[0] ?? "";
    }
  }

  // An answer of which the server has something newer than when it was typed in stays as it is.
  function pulihkan() {
    const simpanan = JSON.parse(sessionStorage.getItem(kunci(location.pathname)) || "[]");
    const hilang = simpanan.filter(([nama, asal, isi]) => sama(asal, dasar[nama]) && !sama(isi, dasar[nama]));
    for (const [nama, , isi] of hilang) taruh(nama, isi);
    if (!hilang.length) return salin();
    const tempat = document.querySelector("[data-simpan-pulih]");
    tempat.className = "kabar";
    tempat.textContent = tempat.dataset.pulih;
    formulir.dispatchEvent(new Event("input"));
  }

  async function simpan() {
    if (!kotor || jalan) return;
    jalan = true;
    kotor = false;
    const dikirim = isian(false);
    try {
      const jawab = await fetch(formulir.action || location.href, {
        method: "POST", body: data(), headers: { "X-Simpan": "otomatis" }, redirect: "error",
      });
      if (!jawab.ok) throw new Error(String(jawab.status));
      const { tersimpan } = await jawab.json();
      coba = 0;
      dasar = dikirim;
      salin();
      ucap((kata.tersimpan || "").replace("{jam}", tersimpan));
    } catch {
      kotor = true;
      if (!tertunda) ucap(kata.gagal || "", true);
      jadwal(Math.min(60000, 4000 * 2 ** coba++));
    }
    jalan = false;
    if (kotor && !coba) jadwal(2000);
  }

  formulir.addEventListener("input", () => {
    kotor = true;
    salin();
    jadwal(3000);
  });
  formulir.addEventListener("focusout", () => kotor && jadwal(300));
  formulir.addEventListener("submit", (e) => {
    if (navigator.onLine) {
      kotor = false;
      clearTimeout(pengatur);
      return;
    }
    e.preventDefault(); // the browser would show its own error page in the place of what was typed
    tertunda = () => formulir.requestSubmit(e.submitter);
    ucap(kata.luring, true);
  });
  addEventListener("online", () => {
    if (tertunda) tertunda();
    else if (kotor) jadwal(0);
    tertunda = null;
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
  addEventListener("DOMContentLoaded", () => {
    try {
      const dari = document.referrer && new URL(document.referrer).pathname; // that page was sent, and answered
      if (dari && dari !== location.pathname) sessionStorage.removeItem(kunci(dari));
      pulihkan();
    } catch {
      // no storage here
    }
  });
})();
