// Upload per document: progress in words, retries, cancel, smaller photos. Without this script the row's
// plain form does the same. A row is [data-unggah=address] with a file input named "berkas" in it.
(() => {
  "use strict";
  const BESAR = 2e6, SISI = 3000, MUTU = 0.85, JEDA = [1000, 3000, 9000];
  const kata = document.getElementById("kata-unggah")?.dataset ?? {};
  const isi = (pola, nilai) => (pola || "").replace(/\{(\w+)\}/g, (_, k) => nilai[k]);
  const mb = (bita) => (bita / 1e6).toFixed(1).replace(".", ",");

  async function perkecil(berkas) {
    if (berkas.size <= BESAR || !/^image\/(jpeg|png|webp)$/.test(berkas.type)) return berkas;
    try {
      const gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" });
      const skala = Math.min(1, SISI / Math.max(gambar.width, gambar.height));
      const kanvas = document.createElement("canvas");
      kanvas.width = Math.round(gambar.width * skala);
      kanvas.height = Math.round(gambar.height * skala);
      kanvas.getContext("2d").drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
      const kecil = await new Promise((jadi) => kanvas.toBlob(jadi, "image/jpeg", MUTU));
      if (!kecil || kecil.size >= berkas.size) return berkas;
      return new File([kecil], berkas.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    } catch {
      return berkas; // the server judges the original
    }
  }

  // What the server would refuse anyway, in its words; "" where only it can tell.
  function tolakan(berkas, terima) {
    if (berkas.size > Number(kata.batas)) return isi(kata.terlaluBesar, { mb: mb(berkas.size) });
    if (!berkas.type || terima.split(",").includes(berkas.type)) return "";
    if (/hei[cf]/.test(berkas.type)) return kata.fotoHeic;
    return /office|word|ms-|zip/.test(berkas.type) ? kata.berkasOffice : kata.bukanJenis;
  }

  function kirim(baris, data, maju, tanda) {
    return new Promise((jadi, gagal) => {
      const x = new XMLHttpRequest();
      x.open("POST", baris.dataset.unggah);
      x.setRequestHeader("X-Sepotong", "1");
      x.timeout = 180000;
      x.upload.onprogress = (e) => e.lengthComputable && maju(e.loaded, e.total);
      x.onload = () => (x.status === 200 || x.status === 422 ? jadi(x.responseText) : gagal(x.status >= 500));
      x.onerror = x.ontimeout = () => gagal(true);
      x.onabort = () => gagal(false);
      tanda.batal = () => x.abort();
      x.send(data);
    });
  }

  function papan(baris, nama) {
    baris.querySelector(".berjalan")?.remove();
    const kotak = document.createElement("div");
    kotak.className = "berjalan";
    kotak.innerHTML = '<p class="bantu" role="status"></p><progress class="maju" max="100"></progress><div class="aksi"><button type="button" class="tbl3"></button></div>';
    const [kabar, batang, tombol] = [kotak.querySelector("p"), kotak.querySelector("progress"), kotak.querySelector("button")];
    batang.setAttribute("aria-label", nama);
    tombol.textContent = kata.batal;
    baris.lastElementChild.append(kotak);
    return { kotak, kabar, batang, tombol };
  }

  async function unggah(baris, masukan) {
    const asli = masukan.files[0];
    if (!asli || baris.dataset.sibuk) return;
    baris.dataset.sibuk = "1";
    const { kotak, kabar, batang, tombol } = papan(baris, asli.name);
    const formulir = masukan.form, tanda = { batal: null, henti: false };
    const data = new FormData();
    data.set("csrfmiddlewaretoken", (formulir ?? document).querySelector("[name=csrfmiddlewaretoken]").value);
    const rapikan = (pesan) => {
      delete baris.dataset.sibuk;
      batang.remove();
      tombol.remove();
      kabar.textContent = pesan;
      masukan.value = "";
    };
    tombol.onclick = () => {
      tanda.henti = true;
      tanda.batal?.();
      rapikan(kata.dibatalkan);
      masukan.focus();
    };
    const berkas = await perkecil(asli);
    const tolak = tolakan(berkas, masukan.accept);
    if (tolak) {
      kabar.className = "pesan";
      return rapikan(tolak);
    }
    data.set(masukan.name, berkas, berkas.name);
    const mulai = Date.now();
    const maju = (sudah, semua) => {
      const persen = Math.floor((sudah / semua) * 100);
      const detik = Math.ceil(((Date.now() - mulai) / 1000) * (semua / sudah - 1));
      batang.value = persen;
      kabar.textContent = isi(persen < 100 ? kata.maju : kata.periksa, {
        nama: asli.name, sudah: mb(sudah), semua: mb(semua), persen, detik,
      });
    };
    for (let coba = 0; ; coba++) {
      try {
        ganti(baris, await kirim(baris, data, maju, tanda));
        return;
      } catch (bolehLagi) {
        if (tanda.henti) return;
        if (!bolehLagi || coba >= JEDA.length) return rapikan(kata.gagal);
        kabar.textContent = isi(kata.ulang, { n: coba + 1, dari: JEDA.length });
        await new Promise((jadi) => setTimeout(jadi, JEDA[coba]));
        if (tanda.henti) return;
      }
    }
  }

  function ganti(baris, html) {
    const potong = document.createRange().createContextualFragment(html);
    const baru = potong.querySelector("[data-unggah]") ?? potong.firstElementChild;
    baris.replaceWith(potong);
    const kabar = document.getElementById("kabar-unggah");
    const judul = baru.querySelector("h3");
    if (kabar && judul) kabar.textContent = judul.textContent + ": " + (baru.querySelector(".cip, .pesan")?.textContent.trim() ?? "");
    baru.querySelector("a, button, input")?.focus({ preventScroll: true });
  }

  document.addEventListener("change", (e) => {
    const baris = e.target.closest?.("[data-unggah]");
    if (baris && e.target.type === "file") unggah(baris, e.target);
  });
  window.addEventListener("beforeunload", (e) => {
    if (document.querySelector("[data-sibuk]")) e.preventDefault();
  });
  document.documentElement.classList.add("js");
})();
