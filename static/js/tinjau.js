// Inspection on a bad line: every item is a record with a key made here, kept until the server has it, and sent
// again after a lost answer; the key makes it arrive once. Texts wait in localStorage, one entry for each record
// (two tabs then never overwrite each other), pictures in memory. Without this script the same forms are plain posts.
(() => {
  "use strict";
  const papan = document.querySelector("[data-tinjau]");
  if (!papan) return;
  const kata = papan.dataset, AWAL = `${kata.tinjau}:`, JEDA = [2000, 5000, 15000, 30000, 60000];
  const BESAR = 1e6, SISI = 2000, MUTU = 0.82, LETAK_SEGAR = 300000;
  const isi = (pola, nilai) => (pola || "").replace(/\{(\w+)\}/g, (_, k) => nilai[k]);
  const bagian = (kode) => papan.querySelector(`[data-butir="${CSS.escape(kode)}"]`);
  let csrf = papan.querySelector("[name=csrfmiddlewaretoken]").value;
  let antre = muat(), jalan = false, coba = 0, pengatur = 0, letak = null, urut = 0;

  // The queue ------------------------------------------------------------------------------------------------
  function muat() {
    const hasil = [];
    try {
      for (let n = 0; n < localStorage.length; n++) {
        const nama = localStorage.key(n);
        if (nama.startsWith(AWAL)) hasil.push(JSON.parse(localStorage.getItem(nama)));
      }
    } catch {
      /* barred or broken storage: what it held cannot be had */
    }
    return hasil.sort((a, b) => a.urut - b.urut);
  }
  function ingat(catatan) {
    const { foto, ...lain } = catatan;
    if (foto) return;
    try {
      localStorage.setItem(AWAL + catatan.isi.kunci, JSON.stringify(lain));
    } catch {
      catatan.rapuh = true; // only in memory: leaving the page asks first
      ucap(kata.tanpaSimpan);
    }
  }
  function lupakan(catatan) {
    antre = antre.filter((c) => c !== catatan);
    try {
      localStorage.removeItem(AWAL + catatan.isi.kunci);
    } catch {
      /* nothing was stored */
    }
  }
  function kunciBaru() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const b = crypto.getRandomValues(new Uint8Array(16)); // plain http in an office's own network
    b[6] = (b[6] & 15) | 64;
    b[8] = (b[8] & 63) | 128;
    return [...b].map((x, n) => ([4, 6, 8, 10].includes(n) ? "-" : "") + x.toString(16).padStart(2, "0")).join("");
  }
  function baca(formulir) {
    const data = Object.fromEntries([...new FormData(formulir)].filter(([, v]) => !(v instanceof File)));
    delete data.csrfmiddlewaretoken;
    return { data, jejak: JSON.stringify({ ...data, kunci: "" }) };
  }
  function tambah(formulir, foto) {
    const { data, jejak } = baca(formulir);
    if (!foto && formulir.matches("[data-catat]") && jejak === formulir.dataset.jejak) return; // nothing changed
    formulir.dataset.jejak = jejak;
    antre.filter((c) => c.ditolak && !c.foto && !c.isi.ganti && c.isi.butir === data.butir).forEach(lupakan); // mended
    Object.assign(data, { kunci: kunciBaru(), saat: new Date().toISOString() });
    if (letak && Date.now() - letak.pada < LETAK_SEGAR) Object.assign(data, letak.isi);
    const catatan = { isi: data, urut: Date.now() + urut++ / 1000, ditolak: "", foto };
    antre.push(catatan);
    ingat(catatan);
    tampil(data.butir);
    kirimSemua();
  }

  // Sending --------------------------------------------------------------------------------------------------
  async function kirim(catatan) {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", csrf);
    for (const [nama, nilai] of Object.entries(catatan.isi)) data.set(nama, nilai);
    if (catatan.foto) data.set("foto", catatan.foto, "foto.jpg");
    const batas = new AbortController(), jam = setTimeout(() => batas.abort(), catatan.foto ? 180000 : 30000);
    try {
      return await fetch(kata.kirim, {
        method: "POST", body: data, headers: { "X-Simpan": "otomatis" }, redirect: "manual", signal: batas.signal,
      });
    } finally {
      clearTimeout(jam);
    }
  }
  async function kirimSemua() {
    clearTimeout(pengatur);
    if (jalan) return;
    jalan = true;
    let catatan, segar = false;
    while ((catatan = antre.find((c) => !c.ditolak))) {
      try {
        await satu(catatan);
        coba = 0;
      } catch (galat) {
        const sesi = galat.message === "sesi";
        if (sesi && !segar && (await masukLagi())) {
          segar = true; // signed in again in another tab: once more at once, with the new token
          continue;
        }
        ringkas(sesi ? kata.sesi : "");
        pengatur = setTimeout(kirimSemua, JEDA[Math.min(coba++, JEDA.length - 1)]);
        break;
      }
    }
    jalan = false;
  }
  async function masukLagi() {
    try {
      const jawab = await fetch(location.href, { redirect: "manual" });
      const baru = jawab.ok && new DOMParser().parseFromString(await jawab.text(), "text/html");
      const isian = baru && baru.querySelector("[data-tinjau] [name=csrfmiddlewaretoken]");
      if (isian) csrf = isian.value;
      return Boolean(isian);
    } catch {
      return false;
    }
  }
  async function satu(catatan) {
    const jawab = await kirim(catatan);
    if (jawab.type === "opaqueredirect" || jawab.status === 403) throw new Error("sesi");
    if (jawab.status === 429 || jawab.status >= 500) throw new Error(String(jawab.status));
    const hasil = await jawab.json().catch(() => ({}));
    if (jawab.ok && !hasil.tersimpan) throw new Error("terpotong");
    if (jawab.ok) {
      lupakan(catatan);
      terima(catatan, hasil);
      tandaiUsang(hasil.usang || {});
    } else {
      catatan.ditolak = hasil.galat || String(jawab.status);
      ingat(catatan);
    }
    tampil(catatan.isi.butir, hasil.tersimpan, hasil.kalah);
  }
  function terima(catatan, hasil) {
    if (catatan.isi.nilai || catatan.foto) papan.querySelector(`[data-kurang="${CSS.escape(hasil.butir)}"]`)?.remove();
    if (!papan.querySelector("[data-kurang]")) papan.querySelector("[data-kurang-semua]")?.remove();
    const kotak = bagian(catatan.isi.butir), daftar = kotak?.querySelector("[data-foto-foto]");
    if (!daftar) return;
    if (catatan.isi.ganti) {
      daftar.querySelector(`[name=ganti][value="${CSS.escape(catatan.isi.ganti)}"]`)?.closest("li").remove();
    }
    if (hasil.foto) {
      const baru = document.getElementById("baris-foto").content.cloneNode(true);
      baru.querySelector("img").src = `${hasil.foto}?kecil=1`;
      baru.querySelector("img").alt = kotak.querySelector("h3").textContent.trim();
      baru.querySelector("[name=butir]").value = hasil.butir;
      baru.querySelector("[name=ganti]").value = hasil.kunci;
      daftar.append(baru);
    }
    const penuh = daftar.children.length >= Number(kotak.dataset.baris) && kotak.dataset.baris !== "1";
    kotak.querySelector("form[data-catat]").hidden = penuh;
  }

  function tandaiUsang(usang) {
    // What was just recorded may have changed the text that somebody signed.
    papan.querySelectorAll("[data-usang]").forEach((kabar) => {
      const pesan = usang[kabar.closest("[data-butir]").dataset.butir] || "";
      kabar.querySelector("span").textContent = pesan;
      kabar.hidden = !pesan;
    });
  }

  // What the person sees -------------------------------------------------------------------------------------
  const tombol = papan.querySelector("[data-kirim-sekarang]");
  function ucap(teks) {
    papan.querySelector("[data-ringkas]").textContent = teks;
  }
  function ringkas(pesan = "") {
    const belum = antre.filter((c) => !c.ditolak).length;
    ucap([belum ? isi(kata.belum, { n: belum }) : antre.length ? "" : kata.semua, pesan].filter(Boolean).join(". "));
    tombol.hidden = !belum;
  }
  function tampil(kode, jam, kalah) {
    const kabar = bagian(kode)?.querySelector("[data-keadaan]");
    const milik = antre.filter((c) => c.isi.butir === kode), belum = milik.filter((c) => !c.ditolak).length;
    if (kabar && jam) kabar.dataset.baik = [isi(kata.tersimpan, { jam }), kalah].filter(Boolean).join(". ");
    if (kabar && belum) kabar.textContent = isi(kata.belum, { n: belum });
    else if (kabar && milik.length) kabar.textContent = isi(kata.ditolak, { pesan: milik[0].ditolak });
    else if (kabar) kabar.textContent = kabar.dataset.baik;
    kabar?.classList.toggle("belum", milik.length > 0);
    if (jam) kabar?.classList.add("jadi");
    tertahan();
    ringkas();
  }
  function tertahan() {
    const daftar = papan.querySelector("[data-tertahan]");
    daftar.replaceChildren(
      ...antre.filter((c) => c.foto || c.ditolak).map((c) => {
        const baris = document.createElement("li"), nama = document.createElement("span");
        const judul = bagian(c.isi.butir)?.querySelector("h3 span")?.textContent ?? c.isi.butir;
        nama.textContent = `${judul}: ${c.ditolak ? isi(kata.ditolak, { pesan: c.ditolak }) : kata.foto}`;
        baris.append(nama, alat(kata.ulang, judul, () => ulang(c)));
        if (c.ditolak) baris.append(alat(kata.buang, judul, () => { lupakan(c); tampil(c.isi.butir); }));
        return baris;
      }),
    );
  }
  function alat(teks, judul, kerja) {
    const hasil = document.createElement("button"), nama = document.createElement("span");
    hasil.type = "button";
    hasil.className = "tbl3";
    hasil.textContent = teks;
    nama.className = "sr";
    nama.textContent = ` ${judul}`;
    hasil.append(nama);
    hasil.addEventListener("click", kerja);
    return hasil;
  }
  function ulang(catatan) {
    catatan.ditolak = "";
    ingat(catatan);
    tampil(catatan.isi.butir);
    kirimSemua();
  }

  // Where ----------------------------------------------------------------------------------------------------
  const tombolLetak = papan.querySelector("[data-letak]"), kabarLetak = papan.querySelector("[data-letak-kabar]");
  function ikutiLetak() {
    navigator.geolocation.watchPosition(
      ({ coords: k }) => {
        letak = { pada: Date.now(), isi: { lintang: k.latitude, bujur: k.longitude, ketelitian: Math.round(k.accuracy) } };
        const tulis = (x) => x.toFixed(6).replace(".", ",");
        const nilai = { lintang: tulis(k.latitude), bujur: tulis(k.longitude), teliti: letak.isi.ketelitian };
        kabarLetak.textContent = isi(kata.letakAda, nilai);
      },
      () => (kabarLetak.textContent = kata.letakTiada),
      { enableHighAccuracy: true, maximumAge: 60000, timeout: 30000 },
    );
  }
  if (navigator.geolocation) {
    tombolLetak.hidden = false;
    tombolLetak.addEventListener("click", ikutiLetak);
    navigator.permissions?.query({ name: "geolocation" }).then((izin) => izin.state === "granted" && ikutiLetak());
  }

  // Pictures, made small before they wait: less to keep and less to send.
  async function perkecil(berkas) {
    if (berkas.size <= BESAR || !/^image\/(jpeg|png|webp)$/.test(berkas.type)) return berkas;
    try {
      const gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" });
      const skala = Math.min(1, SISI / Math.max(gambar.width, gambar.height)), kanvas = document.createElement("canvas");
      kanvas.width = Math.round(gambar.width * skala);
      kanvas.height = Math.round(gambar.height * skala);
      kanvas.getContext("2d").drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
      const kecil = await new Promise((jadi) => kanvas.toBlob(jadi, "image/jpeg", MUTU));
      return kecil && kecil.size < berkas.size ? kecil : berkas;
    } catch {
      return berkas; // the server judges the original
    }
  }
  async function ambilFoto(formulir, masukan) {
    const asli = masukan.files[0];
    if (!asli) return;
    tambah(formulir, await perkecil(asli));
    masukan.value = "";
  }

  papan.addEventListener("change", (e) => {
    const formulir = e.target.closest("form[data-catat]");
    if (!formulir) return;
    const jenis = formulir.closest("[data-butir]").dataset.jenis;
    if (e.target.type === "file") ambilFoto(formulir, e.target);
    else if (jenis === "foto" || jenis === "tanda_tangan") return; // the words go with the picture or the signature
    else if (e.target.name === "nilai" || new FormData(formulir).get("nilai")) tambah(formulir);
  });
  papan.addEventListener("submit", (e) => {
    const formulir = e.target;
    if (formulir.matches("[data-tutup-laporan]")) {
      if (!antre.length) return;
      e.preventDefault();
      const pesan = formulir.querySelector("[data-belum-kosong]");
      pesan.hidden = false;
      pesan.textContent = kata.tutup;
      kirimSemua();
    } else if (formulir.matches("[data-catat], [data-hapus]")) {
      e.preventDefault();
      if (formulir.closest("[data-butir]").dataset.jenis === "foto" && formulir.matches("[data-catat]")) return;
      tambah(formulir);
    }
  });
  papan.querySelectorAll("[data-keadaan]").forEach((k) => (k.dataset.baik = k.textContent));
  papan.querySelectorAll("form[data-catat]").forEach((f) => (f.dataset.jejak = baca(f).jejak));
  document.addEventListener("visibilitychange", () => {
    // The phone goes into a pocket with a sentence half written: keep it now.
    const formulir = document.visibilityState === "hidden" && document.activeElement?.closest("form[data-catat]");
    if (formulir && document.activeElement.name === "nilai" && document.activeElement.type !== "radio") tambah(formulir);
  });
  tombol.addEventListener("click", kirimSemua);
  addEventListener("online", kirimSemua);
  addEventListener("beforeunload", (e) => antre.some((c) => c.foto || c.rapuh) && e.preventDefault());
  document.documentElement.classList.add("js");
  new Set(antre.map((c) => c.isi.butir)).forEach((kode) => tampil(kode));
  ringkas();
  kirimSemua();
})();
