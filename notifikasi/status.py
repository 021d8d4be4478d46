"""States of a message: queued, taken by a sender, sent, or given up."""

ANTRE, DIKIRIM, TERKIRIM, GAGAL = "antre", "dikirim", "terkirim", "gagal"
KEADAAN = {ANTRE: "Antre", DIKIRIM: "Sedang dikirim", TERKIRIM: "Terkirim", GAGAL: "Gagal"}
SALURAN = {"surel": "Surel", "sms": "SMS"}
