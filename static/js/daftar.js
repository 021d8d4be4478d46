// Lists of rows (fieldset[data-daftar]): "Tambah baris" and "Hapus baris" work in place. Without this script the same
// buttons send the page. Also "Pakai lokasi saya" ([data-lokasi]) under a field for a point on the map.
(() => {
  "use strict";
  const baris = (daftar) => [...daftar.querySelectorAll(":scope > .baris")];
  const tombol = (daftar) => daftar.querySelector(":scope > [name=tambah]");

  function rapikan(daftar) {
    const semua = baris(daftar);
    semua.forEach((b, n) => b.querySelectorAll("[data-nomor]").forEach((e) => (e.textContent = n + 1)));
    tombol(daftar).hidden = semua.length >= Number(daftar.dataset.terbanyak);
  }

  // Numbers in names only order the rows, so they are never used twice.
  function tambah(daftar) {
    const nomor = Math.max(-1, ...baris(daftar).map((b) => Number(b.id.split("-").pop()))) + 1;
    const baru = daftar.querySelector(":scope > template").content.firstElementChild.cloneNode(true);
    for (const e of [baru, ...baru.querySelectorAll("*")])
      for (const sifat of e.attributes) if (sifat.value.includes("__n__")) sifat.value = sifat.value.replaceAll("__n__", nomor);
    tombol(daftar).before(baru);
    rapikan(daftar);
    baru.querySelector("input, select, textarea").focus();
  }

  function hapus(daftar, ini) {
    const berikut = ini.nextElementSibling.matches(".baris") ? ini.nextElementSibling : ini.previousElementSibling;
    ini.remove();
    if (baris(daftar).length) {
      rapikan(daftar);
      (berikut.matches(".baris") ? berikut : tombol(daftar)).focus();
    } else tambah(daftar);
    daftar.dispatchEvent(new Event("input", { bubbles: true })); // so that the draft is saved
  }

  document.addEventListener("click", (e) => {
    const ini = e.target.closest("[data-daftar] [name=tambah], [data-daftar] [name=hapus]");
    if (!ini) return;
    e.preventDefault();
    const daftar = ini.closest("[data-daftar]");
    if (ini.name === "tambah") tambah(daftar);
    else hapus(daftar, ini.closest(".baris"));
  });

  for (const tempat of navigator.geolocation ? document.querySelectorAll("[data-lokasi]") : []) {
    tempat.hidden = false;
    tempat.querySelector("button").addEventListener("click", () => {
      const masukan = document.getElementById(tempat.dataset.lokasi);
      const kabar = tempat.querySelector("[role=status]");
      kabar.textContent = "";
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          masukan.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`;
          masukan.dispatchEvent(new Event("input", { bubbles: true }));
        },
        () => (kabar.textContent = tempat.dataset.gagal),
        { enableHighAccuracy: true, timeout: 15000 },
      );
    });
  }
})();
