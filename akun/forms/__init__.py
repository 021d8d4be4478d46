from akun.forms.pendaftaran import PendaftaranForm

__all__ = ["PendaftaranForm"]
