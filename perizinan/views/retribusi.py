"""Paying: the applicant's bill and proof, the provider's messages, and the demo's provider."""

from datetime import timedelta
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from akun.services import JatahHabis, pakai_jatah
from akun.views.galat import terlalu_sering
from perizinan import akses
from perizinan.penyedia import KabarKeliru, TandaTanganSalah, Tiruan
from perizinan.services.bukti_bayar import unggah_bukti as simpan_bukti
from perizinan.services.galat import PermohonanDitolak
from perizinan.services.penyedia import minta_tagihan as buat_tagihan
from perizinan.services.penyedia import penyedia_bayar, terima_kabar
from perizinan.services.tiruan import PERILAKU, kirim_tiruan
from sicantik.lib import unggahan
from sicantik.lib.alamat import alamat
from sicantik.lib.simpanan import RuangHabis

KABAR_TERBESAR = 64 * 1024
SALAH_SEJAM = 30  # messages with a wrong signature from one address; right ones are never counted


@require_POST
def unggah_bukti(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the applicant's proof of payment."""
    ketetapan = akses.ketetapan_milik(request, pk)
    berkas = request.FILES.get("berkas")
    if berkas is None:
        messages.error(request, _("Pilih berkasnya dulu, lalu unggah."))
    elif (berkas.size or 0) > unggahan.BATAS.byte:
        messages.error(request, _("Berkas lebih dari 15 MB. Perkecil fotonya, lalu unggah lagi."))
    else:
        try:
            simpan_bukti(
                ketetapan_id=ketetapan.pk, nama=berkas.name or "", isi=berkas.read(), oleh=akses.pengguna(request)
            )
            messages.success(request, _("Bukti terkirim. Bendahara memeriksanya, lalu Anda diberi tahu."))
        except (PermohonanDitolak, RuangHabis) as e:
            messages.error(request, str(e))
    return redirect("permohonan", pk)


@require_POST
def minta_tagihan(request: HttpRequest, pk: int) -> HttpResponse:
    """A code with which the applicant pays online."""
    ketetapan = akses.ketetapan_milik(request, pk)
    try:
        buat_tagihan(ketetapan_id=ketetapan.pk)
    except PermohonanDitolak as e:
        messages.error(request, str(e))
    return redirect("permohonan", pk)


@csrf_exempt
@login_not_required
@require_POST
def kabar_penyedia(request: HttpRequest, penyedia: str) -> HttpResponse:
    """What a provider tells. It proves itself by its signature; the same message again is answered the same."""
    if penyedia_bayar(penyedia) is None:
        raise Http404
    panjang = request.META.get("CONTENT_LENGTH") or "0"
    if not panjang.isdecimal() or int(panjang) > KABAR_TERBESAR:
        return HttpResponse(status=413)
    try:
        terima_kabar(nama=penyedia, badan=request.body, kepala=request.headers)
    except TandaTanganSalah:
        return _tanda_tangan_salah(request)
    except KabarKeliru:
        return JsonResponse({"galat": "kabar tidak terbaca"}, status=400)
    return JsonResponse({"diterima": True})


@require_http_methods(["GET", "POST"])
def bayar_tiruan(request: HttpRequest, referensi: str) -> HttpResponse:
    """The demo's bank: one presses what the provider is to do. Exists in the demo only."""
    if not settings.DEMO or settings.PENYEDIA_BAYAR != "tiruan":
        raise Http404
    tagihan = akses.tagihan_milik(request, referensi)
    perilaku = request.POST.get("perilaku", "")
    if request.method == "POST" and perilaku in PERILAKU:
        kirim_tiruan(tagihan=tagihan, perilaku=perilaku, penyedia=cast(Tiruan, penyedia_bayar()))
        messages.success(request, _("Kabar penyedia tiruan terkirim."))
        return redirect("permohonan", tagihan.ketetapan.permohonan_id)
    konteks = {"tagihan": tagihan, "perilaku": [(k, _(v)) for k, v in PERILAKU.items()]}
    return render(request, "perizinan/retribusi/tiruan.html", konteks)


def _tanda_tangan_salah(request: HttpRequest) -> HttpResponse:
    try:
        pakai_jatah("kabar-bayar", alamat(request), batas=SALAH_SEJAM, jendela=timedelta(hours=1))
    except JatahHabis as e:
        return terlalu_sering(request, e.sisa)
    return JsonResponse({"galat": "tanda tangan salah"}, status=403)
