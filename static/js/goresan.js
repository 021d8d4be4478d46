// Signature on the screen: strokes on a canvas become an SVG path ("M1 2L3 4…") in a hidden field.
// canvas[data-goresan=id-of-field]; without script the paper receipt is photographed instead.
(() => {
  "use strict";
  const BATAS = 40000; // characters the server takes
  document.querySelectorAll("canvas[data-goresan]").forEach((kanvas) => {
    const medan = document.getElementById(kanvas.dataset.goresan);
    const pena = kanvas.getContext("2d");
    const hapus = document.querySelector(`[data-goresan-hapus="${kanvas.id}"]`);
    let jejak = medan.value, menulis = false, akhir = null;
    kanvas.closest("[hidden]")?.removeAttribute("hidden");
    kanvas.width = 600;
    kanvas.height = 220;
    pena.lineWidth = 3;
    pena.lineCap = pena.lineJoin = "round";
    pena.strokeStyle = "#1A1F26";

    const titik = (e) => {
      const k = kanvas.getBoundingClientRect();
      const x = ((e.clientX - k.left) / k.width) * kanvas.width, y = ((e.clientY - k.top) / k.height) * kanvas.height;
      return [Math.max(0, Math.min(600, Math.round(x))), Math.max(0, Math.min(220, Math.round(y)))];
    };
    const bersih = () => {
      pena.clearRect(0, 0, kanvas.width, kanvas.height);
      jejak = medan.value = "";
    };
    if (jejak) pena.stroke(new Path2D(jejak));
    kanvas.addEventListener("pointerdown", (e) => {
      e.preventDefault();
      kanvas.setPointerCapture(e.pointerId);
      menulis = true;
      akhir = titik(e);
      jejak += `M${akhir[0]} ${akhir[1]}`;
    });
    kanvas.addEventListener("pointermove", (e) => {
      if (!menulis || jejak.length > BATAS - 20) return;
      const [x, y] = titik(e);
      if (Math.hypot(x - akhir[0], y - akhir[1]) < 2) return;
      pena.beginPath();
      pena.moveTo(...akhir);
      pena.lineTo(x, y);
      pena.stroke();
      jejak += `L${x} ${y}`;
      akhir = [x, y];
    });
    const selesai = () => {
      if (menulis) medan.value = jejak.includes("L") ? jejak : "";
      menulis = false;
    };
    kanvas.addEventListener("pointerup", selesai);
    kanvas.addEventListener("pointercancel", selesai);
    hapus?.addEventListener("click", bersih);
  });
})();
