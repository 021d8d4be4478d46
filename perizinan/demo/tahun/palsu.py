"""The stand-in for the renderer: a tiny PDF that says of itself that nothing was rendered."""

KALIMAT = b"CONTOH, tidak dirender"


def pdf_contoh() -> bytes:
    """One page with one sentence; always the same bytes."""
    isi = b"BT /F1 18 Tf 60 760 Td (" + KALIMAT + b") Tj ET"
    benda = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(isi), isi),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    hasil, letak = b"%PDF-1.4\n", list[int]()
    for n, b in enumerate(benda, 1):
        letak.append(len(hasil))
        hasil += b"%d 0 obj%s endobj\n" % (n, b)
    daftar = b"".join(b"%010d 00000 n \n" % n for n in letak)
    kepala = b"xref\n0 %d\n0000000000 65535 f \n" % (len(benda) + 1)
    akhir = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(benda) + 1, len(hasil))
    return hasil + kepala + daftar + akhir


PDF_CONTOH = pdf_contoh()
