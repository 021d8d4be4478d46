from perizinan.models.paket import paket_versi

__all__ = ["paket_versi"]
